import * as z from 'zod/mini';
import { Change } from '#lib/changes.ts';
import type { Move } from '#lib/model/change/move.ts';
import type { Difference, FieldName, Step } from '#lib/model/change/plan.ts';

/** What the steps of a plan do to who holds what, in their order. */
export const movesOf = (steps: readonly Step[]): Move[] =>
  steps.flatMap((step, index) => {
    if (step.differences.length === 0) return [];
    const change = z.safeParse(Change, step.change);
    return change.success ? movesOfChange(change.data, index, step.differences) : [];
  });

function movesOfChange({ kind, input }: Change, step: number, differences: readonly Difference[]): Move[] {
  switch (kind) {
    case 'assignRole':
    case 'revokeRole':
      return [{ is: 'role', step, isGiven: kind === 'assignRole', ...input }];
    case 'addTeamMember':
    case 'removeTeamMember':
      return [{ is: 'membership', step, isGiven: kind === 'addTeamMember', ...input }];
    case 'deleteTeam':
      return [{ is: 'team-gone', step, ...input }];
    case 'deleteRole':
      return [{ is: 'role-gone', step, ...input }];
    case 'removeMember':
      return [{ is: 'left', step, ...input }];
    case 'deleteUser':
      return [{ is: 'account', step, becomes: 'gone', organizationId: null, userId: input.userId }];
    case 'deleteServiceAccount': {
      const { organizationId, accountId: userId } = input;
      return [{ is: 'account', step, becomes: 'gone', organizationId, userId }];
    }
    case 'updateUser':
      return movesOfUser(input, step, new Set(differences.map(({ field }) => field)));
    default:
      return [];
  }
}

type UserEdit = Extract<Change, { kind: 'updateUser' }>['input'];

/** What is so already is not edited, although it may be among the fields that were asked for. */
function movesOfUser(
  { userId, set: { isActive, isSuperuser } }: UserEdit,
  step: number,
  edited: ReadonlySet<FieldName>,
): Move[] {
  const moves: Move[] = [];
  if (isActive !== undefined && edited.has('active')) {
    moves.push({ is: 'account', step, becomes: isActive ? 'on' : 'off', organizationId: null, userId });
  }
  if (isSuperuser !== undefined && edited.has('super-user')) {
    moves.push({ is: 'super-user', step, isGiven: isSuperuser, userId });
  }
  return moves;
}
