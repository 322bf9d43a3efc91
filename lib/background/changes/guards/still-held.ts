import type { Guard } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';

/** Warns how many lose something when a role or team is deleted: who holds the role, or who is in the team. One request each. */
export const findStillHeld: FindGuards = async (steps, { read }) => {
  const guards: Guard[] = [];
  for (const move of movesOf(steps)) {
    if (move.is !== 'role-gone' && move.is !== 'team-gone') continue;
    const rows =
      move.is === 'role-gone'
        ? await read.all('assignments', { roleId: move.roleId, query: {} })
        : await read.all('teamMembers', { teamId: move.teamId });
    if (!rows.ok && !isGap(rows.failure)) return rows;
    if (!rows.ok) guards.push(notKnown([move.step], steps[move.step]?.thing.name ?? null));
    else if (rows.value.length > 0) guards.push(heldBy(rows.value.length, move.step));
  }
  return ok(guards);
};

const heldBy = (count: number, step: number): Guard => ({
  kind: 'still-held',
  severity: 'warns',
  steps: [step],
  type: null,
  about: String(count),
});
