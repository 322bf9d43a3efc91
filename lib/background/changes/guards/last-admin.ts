import { isAdminRole } from '#lib/model/change/admin-roles.ts';
import { adminsLeft } from '#lib/model/change/last-admin.ts';
import type { Move } from '#lib/model/change/move.ts';
import type { Guard } from '#lib/model/change/plan.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';
import { organizationsOf } from './organizations-of.ts';
import { readHolders } from './read-holders.ts';

/**
 * Stops a plan after which no active account administers an organization: ZenML would let nobody in it undo that. Super-users are no
 * administrators of it. Reads the organization's roles, who holds the administrators' one, and the teams that do.
 */
export const findLastAdmin: FindGuards = async (steps, context) => {
  const moves = movesOf(steps);
  const taking = moves.filter(isTaking);
  if (taking.length === 0) return ok([]);
  const concerned = await organizationsOf(taking, steps, context);
  if (!concerned.ok) return concerned;
  const guards: Guard[] = concerned.value.unread.length > 0 ? [notKnown(concerned.value.unread, null)] : [];
  const { organizations } = concerned.value;
  for (const found of await Promise.all(organizations.map((one) => findIn(one, moves, context)))) {
    if (!found.ok) return found;
    guards.push(...found.value);
  }
  return ok(guards);
};

async function findIn(
  { id, name }: { id: string; name: string },
  moves: readonly Move[],
  context: PlanContext,
): Promise<Result<Guard[]>> {
  const taking = moves.filter((move) => isTaking(move) && isIn(move, id));
  const unknown = [notKnown(stepsOf(taking), name)];
  const roles = await context.read.all('roles', { organizationId: id });
  if (!roles.ok) return isGap(roles.failure) ? ok(unknown) : roles;
  const admins = roles.value.filter(isAdminRole).map((role) => role.id);
  const counts = taking.filter((move) => move.is !== 'role' || admins.includes(move.roleId));
  // Nobody can say what makes an administrator here, so that any role may.
  if (admins.length === 0) return ok(unknown);
  if (counts.length === 0) return ok([]);
  const known = await readHolders(context, id, admins, moves);
  if (!known.ok) return isGap(known.failure) ? ok([notKnown(stepsOf(counts), name)]) : known;
  const { anybody, steps } = adminsLeft(known.value, moves);
  if (anybody === 'yes' || steps.length === 0) return ok([]);
  if (anybody === 'unknown') return ok([notKnown(steps, name)]);
  return ok([{ kind: 'last-admin', severity: 'stops', steps, type: null, about: name }]);
}

/** Whether a move can leave an organization without one of its administrators. */
function isTaking(move: Move): boolean {
  switch (move.is) {
    case 'role':
      return !move.isGiven && move.workspaceId === null && move.projectId === null;
    case 'membership':
      return !move.isGiven;
    case 'account':
      return move.becomes !== 'on';
    case 'super-user':
      return false;
    default:
      return true;
  }
}

const isIn = (move: Move, organizationId: string): boolean =>
  !('organizationId' in move) || move.organizationId === null || move.organizationId === organizationId;

const stepsOf = (moves: readonly Move[]): number[] => [...new Set(moves.map(({ step }) => step))];
