import { lastRoleSteps } from '#lib/model/change/last-role.ts';
import type { Guard } from '#lib/model/change/plan.ts';
import { groupBy } from '#lib/model/group-by.ts';
import type { Member } from '#lib/model/resources/member.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';

/**
 * Stops a plan that takes the last role from a member that they hold in the organization itself: ZenML refuses it, and whoever is to
 * lose everything is to be removed instead. Reads the organization's members.
 */
export const findLastOrganizationRole: FindGuards = async (steps, { read }) => {
  const moves = movesOf(steps);
  const taken = moves.flatMap((move) =>
    move.is === 'role' &&
    !move.isGiven &&
    move.holder.kind === 'user' &&
    move.workspaceId === null &&
    move.projectId === null
      ? [move]
      : [],
  );
  const guards: Guard[] = [];
  const byMember = groupBy(taken, ({ organizationId, holder }) => `${organizationId} ${holder.id}`);
  for (const own of byMember.values()) {
    const [first] = own;
    if (!first) continue;
    const { organizationId, holder } = first;
    const name = steps[first.step]?.holder?.name ?? holder.id;
    const members = await read.all('members', { organizationId });
    if (!members.ok && !isGap(members.failure)) return members;
    const held = members.ok ? rolesOf(members.value, holder.id) : [];
    // Who is said to hold other roles than those that are seen with them is not seen whole.
    if (own.some(({ roleId }) => !held.includes(roleId))) {
      guards.push(
        notKnown(
          own.map(({ step }) => step),
          name,
        ),
      );
      continue;
    }
    const refused = lastRoleSteps(
      held,
      holder.id,
      moves.filter((move) => isIn(move, organizationId)),
    );
    if (refused.length === 0) continue;
    guards.push({
      kind: 'last-organization-role',
      severity: 'stops',
      steps: refused,
      type: null,
      about: name,
    });
  }
  return ok(guards);
};

/** The ids of the roles that a member holds in the organization themselves, not through a team. */
const rolesOf = (members: readonly Member[], userId: string): string[] =>
  members.flatMap((member) =>
    member.kind === 'user' && member.id === userId
      ? member.roles.flatMap(({ roleId, level, isViaTeam, workspaceId, projectId }) =>
          roleId === null || isViaTeam || workspaceId !== null || projectId !== null || isLower(level)
            ? []
            : [roleId],
        )
      : [],
  );

const isLower = (level: string | null): boolean => level === 'workspace' || level === 'project';
const isIn = (move: object, organizationId: string): boolean =>
  'organizationId' in move && move.organizationId === organizationId;
