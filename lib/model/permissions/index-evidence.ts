import type { AccessRole, Evidence, Gap, Grant, Principal, TeamOfEvidence } from './evidence.ts';

/** Evidence by id, so that ten thousand people are looked up and never searched. */
export interface EvidenceIndex {
  roles: ReadonlyMap<string, AccessRole>;
  teams: ReadonlyMap<string, TeamOfEvidence>;
  /** The teams that a user is known to be in. */
  teamsOf: ReadonlyMap<string, readonly TeamOfEvidence[]>;
  /** What a user, team or invitation holds itself. */
  grantsOf: ReadonlyMap<string, readonly Grant[]>;
  teamsWithGrants: readonly string[];
  gaps: {
    roles: readonly Gap[];
    assignments: readonly Gap[];
    permissions: ReadonlyMap<string, Gap>;
    members: readonly Gap[];
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

function build({ roles, teams, grants, missing }: Evidence): EvidenceIndex {
  const of = (what: Gap['what']) => missing.filter((gap) => gap.what === what);
  return {
    roles: new Map(roles.map((role) => [role.id, role])),
    teams: new Map(teams.map((team) => [team.id, team])),
    teamsOf: groupBy(teams.flatMap((team) => team.userIds.map((userId) => [userId, team] as const))),
    grantsOf: groupBy(grants.map((grant) => [grant.holder.id, grant] as const)),
    teamsWithGrants: [
      ...new Set(grants.filter(({ holder }) => holder.kind === 'team').map(({ holder }) => holder.id)),
    ],
    gaps: {
      roles: of('roles'),
      assignments: of('assignments'),
      permissions: new Map(of('role-permissions').map((gap) => [gap.of ?? '', gap])),
      members: of('team-members'),
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

/** The roles that somebody holds, each with the team that it comes through. */
export function heldGrants(
  index: EvidenceIndex,
  { id }: Pick<Principal, 'id'>,
): { grant: Grant; team: TeamOfEvidence | null }[] {
  const direct = (index.grantsOf.get(id) ?? []).map((grant) => ({ grant, team: null }));
  const throughTeams = (index.teamsOf.get(id) ?? []).flatMap((team) =>
    (index.grantsOf.get(team.id) ?? []).map((grant) => ({ grant, team })),
  );
  return [...direct, ...throughTeams];
}

/** The role of a grant; one that is not in the list of roles is one of which nothing is known. */
export const roleOf = ({ roles }: EvidenceIndex, grant: Grant): AccessRole =>
  roles.get(grant.roleId) ?? unreadRole(grant);

const unreadRole = ({ roleId, workspaceId, projectId }: Grant): AccessRole => ({
  id: roleId,
  name: roleId,
  level: projectId ? 'project' : workspaceId ? 'workspace' : null,
  isSystem: false,
  isShare: false,
  permissions: null,
});
