import type { Person } from '../access.ts';
import type { CompactEvidence } from '../permissions/compact-evidence.ts';
import { evidenceAbout } from '../permissions/evidence-about.ts';
import { accountOf } from './account-of.ts';
import { type HeldDirectly, heldDirectly, keyOfGrant } from './held-directly.ts';

/** Something that one has and that another can be given: a role at a place, or a team. */
export type ToCopy = {
  key: string;
  /** The other one has it themselves: there is nothing to give. */
  isHeld: boolean;
  /** The team by which the other one has the role; null for none. */
  throughTeam: string | null;
} & ({ kind: 'role'; role: HeldDirectly } | { kind: 'team'; team: { id: string; name: string } });

export interface Copyable {
  items: ToCopy[];
  /** So many things are shared with them besides, which nobody can copy. */
  shares: number;
}

/** What `from` holds in an organization and could be given to `to`: roles in the order of their places, then teams. */
export function toCopy(evidence: CompactEvidence, from: Person, to: Person): Copyable {
  const { roles, shares } = heldDirectly(evidence, accountOf(from));
  const own = new Set(heldDirectly(evidence, accountOf(to)).roles.map(({ key }) => key));
  const through = heldThroughTeams(evidence, to.id);
  return {
    items: [
      ...roles.map((role) => ({
        kind: 'role' as const,
        key: role.key,
        role,
        isHeld: own.has(role.key),
        throughTeam: through.get(role.key) ?? null,
      })),
      ...from.teams.map((team) => ({
        kind: 'team' as const,
        key: `team ${team.id}`,
        team,
        isHeld: to.teams.some(({ id }) => id === team.id),
        throughTeam: null,
      })),
    ],
    shares,
  };
}

/** The changes that give what was chosen, in the order of the items: who comes into an organization gets its role first. */
export const copyChanges = (
  items: readonly ToCopy[],
  chosen: ReadonlySet<string>,
  organizationId: string,
  to: Person,
) =>
  items
    .filter(({ key, isHeld }) => chosen.has(key) && !isHeld)
    .map((item) =>
      item.kind === 'role'
        ? {
            kind: 'assignRole' as const,
            input: {
              organizationId,
              roleId: item.role.roleId,
              holder: accountOf(to),
              workspaceId: item.role.workspaceId,
              projectId: item.role.projectId,
            },
          }
        : {
            kind: 'addTeamMember' as const,
            input: { organizationId, teamId: item.team.id, member: accountOf(to) },
          },
    );

/** The roles that somebody has through teams, by the key of the grant, with the name of the team. */
function heldThroughTeams(evidence: CompactEvidence, id: string): ReadonlyMap<string, string> {
  const { grants, teams } = evidenceAbout(evidence, { id });
  const own = new Map(
    teams.flatMap(({ id: teamId, name, userIds }) => (userIds.includes(id) ? [[teamId, name]] : [])),
  );
  return new Map(
    grants.flatMap((grant) => {
      const team = grant.holder.kind === 'team' ? own.get(grant.holder.id) : undefined;
      return team === undefined ? [] : [[keyOfGrant(grant), team]];
    }),
  );
}
