import type { Move } from './move.ts';

/**
 * The steps that take from a member the last role that they hold in the organization itself, which ZenML refuses (api.md, 2.5).
 * One step is sent after the other, so that a role which a later step gives comes too late. `own`: the ids of the roles that they
 * hold there now; what a team gives them does not count.
 */
export function lastRoleSteps(own: readonly string[], userId: string, moves: readonly Move[]): number[] {
  const held = new Set(own);
  const refused: number[] = [];
  for (const move of moves) {
    if (move.is !== 'role' || move.holder.kind !== 'user' || move.holder.id !== userId) continue;
    if (move.workspaceId !== null || move.projectId !== null) continue;
    if (move.isGiven) held.add(move.roleId);
    else if (held.size > 1) held.delete(move.roleId);
    else if (held.has(move.roleId)) refused.push(move.step);
  }
  return refused;
}
