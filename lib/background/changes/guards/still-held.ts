import type { Guard } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { isGap, notKnown } from './gap.ts';
import { movesOf } from './moves-of.ts';

/** Warns how many lose something when a team is deleted: whoever is in it. One request a team. Of roles their planner says it. */
export const findStillHeld: FindGuards = async (steps, { read }) => {
  const guards: Guard[] = [];
  for (const move of movesOf(steps)) {
    if (move.is !== 'team-gone') continue;
    const members = await read.all('teamMembers', { teamId: move.teamId });
    if (!members.ok && !isGap(members.failure)) return members;
    if (!members.ok) guards.push(notKnown([move.step], steps[move.step]?.thing.name ?? null));
    else if (members.value.length > 0) guards.push(heldBy(members.value.length, move.step));
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
