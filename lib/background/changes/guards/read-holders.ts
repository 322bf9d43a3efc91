import type { Move } from '#lib/model/change/move.ts';
import type { RoleHolders } from '#lib/model/change/role-holders.ts';
import type { Member } from '#lib/model/resources/member.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';

/**
 * Who holds some roles in an organization now, and who is in every team that holds one of them or would after the moves: one
 * request a role, and one a team. Failures: those of reading.
 */
export async function readHolders(
  { read }: Pick<PlanContext, 'read'>,
  organizationId: string,
  roleIds: readonly string[],
  moves: readonly Move[],
): Promise<Result<RoleHolders>> {
  const grants: RoleHolders['grants'][number][] = [];
  const isActive: Record<string, boolean | null> = {};
  const lists = await Promise.all(
    roleIds.map(async (roleId) => [roleId, await read.all('assignments', { roleId, query: {} })] as const),
  );
  for (const [roleId, rows] of lists) {
    if (!rows.ok) return rows;
    for (const { userId, user, teamId, workspaceId, projectId } of rows.value) {
      if (workspaceId !== null || projectId !== null) continue;
      if (userId !== null) grants.push({ roleId, holder: { kind: 'user', id: userId } });
      if (user) isActive[user.id] = user.isActive;
      if (teamId !== null) grants.push({ roleId, holder: { kind: 'team', id: teamId } });
    }
  }
  const given = moves.flatMap((move) =>
    move.is === 'role' && move.isGiven && roleIds.includes(move.roleId) ? [move.holder] : [],
  );
  const holders = [...grants.map(({ holder }) => holder), ...given];
  const teams: Record<string, string[]> = {};
  for (const teamId of new Set(holders.flatMap(({ kind, id }) => (kind === 'team' ? [id] : [])))) {
    const members = await read.all('teamMembers', { teamId });
    if (!members.ok) return members;
    teams[teamId] = usersIn(members.value, isActive);
  }
  if (moves.some((move) => isGivenToUser(move, given, teams))) {
    const members = await read.all('members', { organizationId });
    // Whoever is new is not known to be active, which is then said.
    if (members.ok) usersIn(members.value, isActive);
  }
  return ok({ organizationId, roleIds, grants, teams, isActive });
}

/** The ids of the accounts among members; notes which of them are active. */
function usersIn(members: readonly Member[], isActive: Record<string, boolean | null>): string[] {
  return members.flatMap((member) => {
    if (member.kind !== 'user') return [];
    isActive[member.id] = member.user.isActive;
    return [member.id];
  });
}

const isGivenToUser = (
  move: Move,
  given: readonly { kind: string; id: string }[],
  teams: Readonly<Record<string, unknown>>,
): boolean => {
  if (move.is === 'role') return move.holder.kind === 'user' && given.includes(move.holder);
  return move.is === 'membership' && move.isGiven && Object.hasOwn(teams, move.teamId);
};
