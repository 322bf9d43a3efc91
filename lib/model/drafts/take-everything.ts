import type { Person } from '../access.ts';
import type { CompactEvidence } from '../permissions/compact-evidence.ts';
import { accountOf } from './account-of.ts';
import { type HeldDirectly, heldDirectly } from './held-directly.ts';

/** What is known of one organization. */
export interface OrganizationRead {
  organization: { id: string; name: string };
  /** Null when it could not be read. */
  people: readonly Person[] | null;
  /** Null when it could not be read. */
  evidence: CompactEvidence | null;
}

/** Something that can be taken from somebody. */
export type ToTake = { key: string; organization: { id: string; name: string }; person: Person } & (
  | { kind: 'role'; role: HeldDirectly }
  | { kind: 'team'; team: { id: string; name: string } }
  /** Being in the organization. */
  | { kind: 'member' }
  /** Being invited to it. */
  | { kind: 'invitation' }
);

/** Whom it is about: the same account everywhere, or the same address. */
export interface Whom {
  id: string;
  email: string | null;
}

/** All that somebody has in some organizations, as far as it is known: what each of them shows, one after the other. */
export const toTake = (read: readonly OrganizationRead[], whom: Whom): ToTake[] =>
  read.flatMap(({ organization, people, evidence }) =>
    (people ?? [])
      .filter((person) => isSame(person, whom))
      .flatMap((person): ToTake[] => {
        const about = { organization, person };
        const key = (...parts: string[]) => [organization.id, ...parts].join(' ');
        // What an invitation holds goes with it.
        if (person.kind === 'invitation') {
          return [{ ...about, kind: 'invitation', key: key('invitation', person.id) }];
        }
        const roles = evidence ? heldDirectly(evidence, accountOf(person)).roles : [];
        return [
          ...[...roles]
            .reverse()
            .map((role) => ({ ...about, kind: 'role' as const, key: key('role', role.key), role })),
          ...person.teams.map((team) => ({
            ...about,
            kind: 'team' as const,
            key: key('team', team.id),
            team,
          })),
          { ...about, kind: 'member', key: key('member') },
        ];
      }),
  );

const isSame = ({ id, email }: Person, whom: Whom): boolean =>
  id === whom.id ||
  (email !== null && whom.email !== null && email.toLowerCase() === whom.email.toLowerCase());

/**
 * The changes that take what was chosen: roles and teams of all organizations first, then invitations, and the removals last. ZenML
 * keeps the last role by which somebody is in an organization until they are removed from it, so that one goes with the removal.
 */
export function takeChanges(items: readonly ToTake[], chosen: ReadonlySet<string>): TakeChange[] {
  const taken = items.filter(({ key }) => chosen.has(key));
  const left = taken.flatMap((item) =>
    item.kind === 'member' ? (lastRole(items, taken, item)?.key ?? []) : [],
  );
  return taken
    .filter(({ key }) => !left.includes(key))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map(changeOf);
}

const ORDER = { role: 0, team: 0, invitation: 1, member: 2 } as const;

function changeOf(item: ToTake): TakeChange {
  const organizationId = item.organization.id;
  const { id } = item.person;
  const account = accountOf(item.person);
  switch (item.kind) {
    case 'role': {
      const { roleId, workspaceId, projectId } = item.role;
      return {
        kind: 'revokeRole',
        input: { organizationId, roleId, holder: account, workspaceId, projectId },
      };
    }
    case 'team':
      return {
        kind: 'removeTeamMember',
        input: { organizationId, teamId: item.team.id, member: account },
      };
    case 'invitation':
      return { kind: 'revokeInvitation', input: { organizationId, invitationId: id } };
    case 'member':
      return { kind: 'removeMember', input: { organizationId, userId: id } };
  }
}

type Account = ReturnType<typeof accountOf>;

/** As lib/changes.ts has them. */
export type TakeChange =
  | {
      kind: 'revokeRole';
      input: {
        organizationId: string;
        roleId: string;
        holder: Account;
        workspaceId: string | null;
        projectId: string | null;
      };
    }
  | { kind: 'removeTeamMember'; input: { organizationId: string; teamId: string; member: Account } }
  | { kind: 'revokeInvitation'; input: { organizationId: string; invitationId: string } }
  | { kind: 'removeMember'; input: { organizationId: string; userId: string } };

type Role = Extract<ToTake, { kind: 'role' }>;

/** The role that keeps somebody in an organization when all of its are to be taken; undefined when one stays anyway. */
function lastRole(
  items: readonly ToTake[],
  taken: readonly ToTake[],
  { organization, person }: ToTake,
): Role | undefined {
  const ofOrganization = (item: ToTake): item is Role =>
    item.kind === 'role' &&
    item.organization.id === organization.id &&
    item.person.id === person.id &&
    item.role.workspaceId === null &&
    item.role.projectId === null;
  const all = items.filter(ofOrganization);
  const gone = taken.filter(ofOrganization);
  if (gone.length < all.length) return undefined;
  // The one that gives the least, so that a removal which fails leaves no administrator.
  return gone.find(({ role }) => /\bmember$/i.test(role.name)) ?? gone[0];
}
