import type { HeldRole } from '../access.ts';
import type { AccessRole, Evidence, Grant, Principal } from './evidence.ts';
import { heldGrants, indexEvidence, roleOf } from './index-evidence.ts';

/** Something that could be done to somebody's access; nothing here does it. */
export type AccessChange =
  /** `role`: with all that is known of what it permits. */
  | { do: 'give' | 'take'; grant: Grant; role: AccessRole }
  | { do: 'join' | 'leave'; team: { id: string; name: string }; userId: string };

/**
 * The evidence as it would be after a change. Whoever loses the last role in the organization is removed from it, and
 * with that from everything in it (ARCHITECTURE.md, "Access rules").
 */
export function whatIf(evidence: Evidence, change: AccessChange): Evidence {
  const { grants, roles, teams } = evidence;
  if ('team' in change) {
    const { team, userId } = change;
    const known = teams.find(({ id }) => id === team.id) ?? { ...team, userIds: [] };
    const others = known.userIds.filter((id) => id !== userId);
    const userIds = change.do === 'join' ? [...others, userId] : others;
    return { ...evidence, teams: [...teams.filter((one) => one !== known), { ...known, userIds }] };
  }
  const { grant, role } = change;
  const known = { ...evidence, roles: [...roles.filter(({ id }) => id !== role.id), role] };
  if (change.do === 'give')
    return { ...known, grants: [...grants.filter((one) => !isSame(one, grant)), grant] };
  const left = { ...known, grants: grants.filter((one) => !isSame(one, grant)) };
  return endsMembership(evidence, change) === 'yes' ? without(left, grant.holder.id) : left;
}

/**
 * Whether a change would take somebody's last role in the organization; `unsure`: who holds the other roles of the
 * organization is not all known, or a team still gives one. `alsoHeld`: what they hold besides what the evidence says.
 */
export function endsMembership(
  evidence: Evidence,
  change: AccessChange,
  alsoHeld: readonly HeldRole[] = [],
): 'yes' | 'no' | 'unsure' {
  if (change.do === 'give' || change.do === 'join') return 'no';
  const index = indexEvidence(evidence);
  const isOfOrganization = (grant: Grant) => roleOf(index, grant).level === 'organization';
  if ('team' in change || change.grant.holder.kind === 'team')
    return endsThroughTeam(evidence, change, alsoHeld);
  if (change.grant.holder.kind !== 'user' || !isOfOrganization(change.grant)) return 'no';
  const others = heldGrants(index, change.grant.holder).filter(
    ({ grant }) => isOfOrganization(grant) && !isSame(grant, change.grant),
  );
  const isAlsoHeld = alsoHeld.some(
    ({ id, level, viaTeam }) => level === 'organization' && viaTeam === null && id !== change.role.id,
  );
  if (isAlsoHeld || others.some(({ team }) => team === null)) return 'no';
  const isOpen = evidence.missing.some(({ what }) => what !== 'role-permissions');
  return isOpen || others.length > 0 ? 'unsure' : 'yes';
}

/** No source says whether a team's role makes its members belong to the organization, so that none of this is a "yes". */
function endsThroughTeam(
  evidence: Evidence,
  change: AccessChange,
  alsoHeld: readonly HeldRole[],
): 'no' | 'unsure' {
  const index = indexEvidence(evidence);
  const isOfOrganization = (grant: Grant) => roleOf(index, grant).level === 'organization';
  const teamId = 'team' in change ? change.team.id : change.grant.holder.id;
  const isTaken = (grant: Grant) =>
    grant.holder.kind === 'team' &&
    grant.holder.id === teamId &&
    ('team' in change || isSame(grant, change.grant));
  const keepsOne = (id: string) =>
    heldGrants(index, { id }).some(({ grant }) => isOfOrganization(grant) && !isTaken(grant));
  if (!(index.grantsOf.team.get(teamId) ?? []).some((grant) => isTaken(grant) && isOfOrganization(grant)))
    return 'no';
  if ('team' in change) {
    const isAlsoHeld = alsoHeld.some(({ level, viaTeam }) => level === 'organization' && viaTeam === null);
    return isAlsoHeld || keepsOne(change.userId) ? 'no' : 'unsure';
  }
  const members = evidence.teams.find(({ id }) => id === teamId)?.userIds ?? [];
  const isUnread = index.unreadTeams.some(({ gap }) => gap.of === teamId);
  return !isUnread && members.every(keepsOne) ? 'no' : 'unsure';
}

/** Whether somebody holds a role themselves, there and not elsewhere. */
export const holds = ({ grants }: Evidence, grant: Grant): boolean =>
  grants.some((one) => isSame(one, grant));

/** The roles that somebody holds themselves and that can be taken away by hand: what was shared with them cannot. */
export function takeable(
  evidence: Evidence,
  principal: Pick<Principal, 'id' | 'kind'>,
): { grant: Grant; role: AccessRole }[] {
  const index = indexEvidence(evidence);
  return heldGrants(index, principal)
    .filter(({ team }) => team === null)
    .map(({ grant }) => ({ grant, role: roleOf(index, grant) }))
    .filter(({ role }) => !role.isShare);
}

const isSame = (a: Grant, b: Grant): boolean =>
  a.roleId === b.roleId &&
  a.holder.kind === b.holder.kind &&
  a.holder.id === b.holder.id &&
  a.workspaceId === b.workspaceId &&
  a.projectId === b.projectId &&
  a.resource?.id === b.resource?.id;

const without = (evidence: Evidence, userId: string): Evidence => ({
  ...evidence,
  grants: evidence.grants.filter(({ holder }) => holder.kind !== 'user' || holder.id !== userId),
  teams: evidence.teams.map((team) => ({ ...team, userIds: team.userIds.filter((id) => id !== userId) })),
});
