import { isAdminInside, isAdminRole, isManagingRole } from '#lib/model/change/admin-roles.ts';
import type { Move } from '#lib/model/change/move.ts';
import { ownLosses } from '#lib/model/change/own-losses.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { RoleHolders } from '#lib/model/change/role-holders.ts';
import { groupBy } from '#lib/model/group-by.ts';
import type { Role } from '#lib/model/resources/role.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';
import { readHolders } from './read-holders.ts';

type Organizational = Extract<Move, { organizationId: string }>;

interface Losses {
  /** Steps that take what makes the person able to administer, … */
  lockedOut: number[];
  /** … and those that take something else of theirs. */
  demoted: number[];
  unknown: number[];
}

/**
 * Asks before the person who plans takes from themselves what they administer with, and warns when they take less. Reads only
 * where a step may be about them: an organization's roles, who holds those that administer it, and the teams that do.
 */
export const findOwnAccess: FindGuards = async (steps, context) => {
  const moves = movesOf(steps);
  const mine = moves.filter((move) => mayBeOf(context.userId, move));
  const lockedOut = mine.flatMap((move) => (isWhole(move) ? [move.step] : []));
  const demoted: number[] = [];
  const guards: Guard[] = [];
  const byOrganization = groupBy(
    mine.filter((move): move is Organizational => !isWhole(move)),
    ({ organizationId }) => organizationId,
  );
  for (const [organizationId, own] of byOrganization) {
    const losses = await lossesIn(organizationId, own, moves, context);
    if (!losses.ok) return losses;
    lockedOut.push(...losses.value.lockedOut);
    demoted.push(...losses.value.demoted);
    const { unknown } = losses.value;
    if (unknown.length > 0) guards.push(notKnown(unknown, placeOf(steps, unknown)));
  }
  const less = demoted.filter((step) => !lockedOut.includes(step));
  const asks = { kind: 'locks-out-self', severity: 'asks', type: context.userName } as const;
  if (lockedOut.length > 0) guards.push({ ...asks, ...aboutSteps(steps, lockedOut) });
  const warns = { kind: 'demotes-self', severity: 'warns', type: null } as const;
  if (less.length > 0) guards.push({ ...warns, ...aboutSteps(steps, less) });
  return ok(guards);
};

const aboutSteps = (steps: readonly Step[], indexes: readonly number[]): Pick<Guard, 'steps' | 'about'> => {
  const own = [...new Set(indexes)].sort((a, b) => a - b);
  return { steps: own, about: placeOf(steps, own) };
};

/** The organization that all of them are in; null when there is none, or more than one. */
function placeOf(steps: readonly Step[], indexes: readonly number[]): string | null {
  const names = new Set(indexes.map((index) => steps[index]?.organization?.name ?? null));
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

/** Of a team it is not known yet whether they are in it. */
function mayBeOf(userId: string, move: Move): boolean {
  switch (move.is) {
    case 'role':
      return !move.isGiven && (move.holder.kind === 'team' || move.holder.id === userId);
    case 'membership':
      return !move.isGiven && move.member.id === userId;
    case 'team-gone':
      return true;
    case 'role-gone':
      return false;
    case 'account':
      return move.userId === userId && move.becomes !== 'on';
    case 'super-user':
      return move.userId === userId && !move.isGiven;
    case 'left':
      return move.userId === userId;
  }
}

/** Whoever does this to themselves cannot do anything afterwards, whatever roles they have. */
const isWhole = ({ is }: Move): boolean => is === 'account' || is === 'super-user' || is === 'left';

async function lossesIn(
  organizationId: string,
  own: readonly Organizational[],
  moves: readonly Move[],
  context: PlanContext,
): Promise<Result<Losses>> {
  const { read, userId } = context;
  const steps = own.map(({ step }) => step);
  const unknown: Losses = { lockedOut: [], demoted: [], unknown: steps };
  const roles = await read.all('roles', { organizationId });
  if (!roles.ok) return isGap(roles.failure) ? ok(unknown) : roles;
  const rolesById = new Map(roles.value.map((role) => [role.id, role]));
  const idsOf = (fits: (role: Role) => boolean) => roles.value.filter(fits).map(({ id }) => id);
  const managing = await readHolders(context, organizationId, idsOf(isManagingRole), moves);
  if (!managing.ok) return isGap(managing.failure) ? ok(unknown) : managing;
  const losses = ownLosses(userId, managing.value, moves);
  const admins = ownLosses(userId, onlyRoles(managing.value, idsOf(isAdminRole)), moves);
  // What is taken inside of a workspace locks out whoever administers it by nothing else.
  const inside = own.filter((move) => move.is === 'role' && isInside(move, rolesById.get(move.roleId)));
  const isLockedOut = losses.isLast || (inside.length > 0 && !admins.isLeft);
  const me = isLockedOut ? await read.one('me', {}) : null;
  if (me && !me.ok && !isGap(me.failure)) return me;
  // Super-users need no role, and can give themselves each again.
  const isSuperuser = me?.ok === true && me.value.isSuperuser === true;
  const direct = own.filter((move) => isOfPerson(move)).map(({ step }) => step);
  const demoted = [...losses.steps, ...direct];
  if (isSuperuser) return ok({ lockedOut: [], demoted, unknown: [] });
  const lockedOut = [
    ...(losses.isLast ? losses.steps : []),
    ...(admins.isLeft ? [] : inside.map(({ step }) => step)),
  ];
  return ok({ lockedOut, demoted, unknown: [] });
}

/** The same with regard to some of the roles. */
const onlyRoles = (known: RoleHolders, roleIds: readonly string[]): RoleHolders => ({
  ...known,
  roleIds,
  grants: known.grants.filter(({ roleId }) => roleIds.includes(roleId)),
});

const isInside = (move: Extract<Move, { is: 'role' }>, role: Role | undefined): boolean =>
  move.holder.kind === 'user' && move.workspaceId !== null && role !== undefined && isAdminInside(role);
const isOfPerson = (move: Move): boolean =>
  move.is === 'membership' || (move.is === 'role' && move.holder.kind === 'user');
