import type { AccessRole, Evidence, Gap, Grant, Principal, TeamOfEvidence } from './evidence.ts';

type HolderKind = Grant['holder']['kind'];

/** Evidence by id, so that ten thousand people are looked up and never searched. */
export interface EvidenceIndex {
  roles: ReadonlyMap<string, AccessRole>;
  /** Roles that may permit more than is known or documented, as if nothing of it were. */
  partlyRead: ReadonlyMap<string, AccessRole>;
  /** The teams that somebody is known to be in. */
  teamsOf: ReadonlyMap<string, readonly TeamOfEvidence[]>;
  /** What a user, team or invitation holds itself. */
  grantsOf: Readonly<Record<HolderKind, ReadonlyMap<string, readonly Grant[]>>>;
  /** Teams that hold something, and of which it is not known, or not in full, who is in them. */
  unreadTeams: readonly { gap: Gap; name: string | null; grants: readonly Grant[] }[];
  gaps: {
    roles: readonly Gap[];
    assignments: readonly Gap[];
    permissions: ReadonlyMap<string, Gap>;
  };
}

const indexes = new WeakMap<Evidence, EvidenceIndex>();

/** The index of some evidence, made once. */
export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const known = indexes.get(evidence);
  if (known) return known;
  const index = build(evidence);
  indexes.set(evidence, index);
  return index;
}

function build({ roles, teams, grants, missing, complete }: Evidence): EvidenceIndex {
  const of = (what: Gap['what']) => missing.filter((gap) => gap.what === what);
  const heldBy = (kind: HolderKind) =>
    groupBy(
      grants.flatMap((grant) => (grant.holder.kind === kind ? [[grant.holder.id, grant] as const] : [])),
    );
  const grantsOf = { user: heldBy('user'), team: heldBy('team'), invitation: heldBy('invitation') };
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  const permissions = new Map(of('role-permissions').map((gap) => [gap.of ?? '', gap]));
  // The documentation is for what the server keeps to itself. Where it may list something that is not here yet or could
  // not be read, what the documentation denies is open.
  const isPartlyRead = ({ id, permissions: listed, isSystem, isShare }: AccessRole) => {
    const gap = permissions.get(id);
    if (listed !== null) return gap !== undefined;
    return isSystem && !isShare && (gap ? gap.failure !== null : !complete);
  };
  return {
    roles: new Map(roles.map((role) => [role.id, role])),
    partlyRead: new Map(
      roles.filter(isPartlyRead).map((role) => [role.id, { ...role, isSystem: false, permissions: null }]),
    ),
    teamsOf: groupBy(teams.flatMap((team) => team.userIds.map((userId) => [userId, team] as const))),
    grantsOf,
    unreadTeams: of('team-members').flatMap((gap) => {
      const held = grantsOf.team.get(gap.of ?? '');
      return held ? [{ gap, name: names.get(gap.of ?? '') ?? null, grants: held }] : [];
    }),
    gaps: {
      roles: of('roles'),
      assignments: of('assignments'),
      permissions,
    },
  };
}

function groupBy<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Whose roles are asked for; somebody of whom no kind is known is an account. */
export type HolderRef = Pick<Principal, 'id'> & Partial<Pick<Principal, 'kind'>>;

/** The roles that somebody holds, each with the team that it comes through. */
export function heldGrants(
  { grantsOf, teamsOf }: EvidenceIndex,
  { id, kind = 'user' }: HolderRef,
): { grant: Grant; team: TeamOfEvidence | null }[] {
  const holder = kind === 'team' || kind === 'invitation' ? kind : 'user';
  const direct = (grantsOf[holder].get(id) ?? []).map((grant) => ({ grant, team: null }));
  if (holder === 'team') return direct;
  const throughTeams = (teamsOf.get(id) ?? []).flatMap((team) =>
    (grantsOf.team.get(team.id) ?? []).map((grant) => ({ grant, team })),
  );
  return [...direct, ...throughTeams];
}

/** The role of a grant; one that is not in the list of roles is one of which nothing is known. */
export const roleOf = ({ roles }: EvidenceIndex, grant: Grant): AccessRole =>
  roles.get(grant.roleId) ?? unreadRole(grant);

/** A role as one has to take it before saying what it does not give. */
export const roleAsFarAsKnown = ({ partlyRead }: EvidenceIndex, role: AccessRole): AccessRole =>
  partlyRead.get(role.id) ?? role;

const unreadRole = ({ roleId }: Grant): AccessRole => ({
  id: roleId,
  name: roleId,
  level: null,
  isSystem: false,
  isShare: false,
  permissions: null,
});
