import type { Move } from '#lib/model/change/move.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';
import { organizationsOf } from './organizations-of.ts';
import { personOf } from './person-of.ts';

/** Each shared resource has a role of its own; of so many it is read who holds them. */
const MOST_SHARES = 30;

/** Something is taken from somebody: in one workspace, in an organization, or everywhere. */
interface Removal {
  step: number;
  userId: string;
  organizationId: string | null;
  workspaceId: string | null;
}

/**
 * Warns when something is taken from people to whom single resources are shared, which lists of members do not show (api.md, 7).
 * Of a workspace it does not look whether the role is their last one there. Reads the roles, and who holds each share.
 */
export const findHoldsShares: FindGuards = async (steps, context) => {
  const moves = movesOf(steps).filter((move) => removalOf(move) !== null);
  if (moves.length === 0) return ok([]);
  const concerned = await organizationsOf(moves, steps, context);
  if (!concerned.ok) return concerned;
  const removals = moves.flatMap((move) => removalOf(move) ?? []);
  const guards: Guard[] = [];
  const unknown = new Set(concerned.value.unread);
  const held = new Map<string, Set<number>>();
  for (const { id } of concerned.value.organizations) {
    const here = removals.filter(({ organizationId }) => organizationId === null || organizationId === id);
    const shares = await sharesIn(id, context);
    if (!shares.ok && !isGap(shares.failure)) return shares;
    for (const removal of here) {
      if (!shares.ok || shares.value === null) unknown.add(removal.step);
      else if (shares.value.some((share) => isHeldBy(removal, share)))
        held.set(removal.userId, (held.get(removal.userId) ?? new Set()).add(removal.step));
    }
  }
  for (const [userId, own] of held) guards.push(holding(steps, userId, [...own]));
  if (unknown.size > 0) guards.push(notKnown([...unknown], nameOf(steps, [...unknown])));
  return ok(guards);
};

function removalOf(move: Move): Removal | null {
  const { step } = move;
  if (move.is === 'left') return { ...move, workspaceId: null };
  if (move.is === 'account' && move.becomes === 'gone') return { ...move, workspaceId: null };
  if (move.is !== 'role' || move.isGiven || move.holder.kind !== 'user' || move.workspaceId === null)
    return null;
  return { step, userId: move.holder.id, organizationId: move.organizationId, workspaceId: move.workspaceId };
}

/** Null: there are too many to look at each. */
async function sharesIn(
  organizationId: string,
  { read }: PlanContext,
): Promise<Result<RoleAssignment[] | null>> {
  const roles = await read.all('roles', { organizationId });
  if (!roles.ok) return roles;
  const shares = roles.value.filter(({ type }) => type === 'share');
  if (shares.length > MOST_SHARES) return ok(null);
  const held: RoleAssignment[] = [];
  for (const rows of await Promise.all(
    shares.map(({ id: roleId }) => read.all('assignments', { roleId, query: {} })),
  )) {
    if (!rows.ok) return rows;
    held.push(...rows.value);
  }
  return ok(held);
}

const isHeldBy = ({ userId, workspaceId }: Removal, share: RoleAssignment): boolean =>
  share.userId === userId && (workspaceId === null || share.workspaceId === workspaceId);

const holding = (steps: readonly Step[], userId: string, own: number[]): Guard => ({
  kind: 'holds-shares',
  severity: 'warns',
  steps: own,
  type: null,
  about: personOf(steps[own[0] ?? 0], userId),
});

const nameOf = (steps: readonly Step[], [first = 0]: readonly number[]): string | null =>
  steps[first]?.organization?.name ?? null;
