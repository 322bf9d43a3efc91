import type { Move } from '#lib/model/change/move.ts';
import type { Guard } from '#lib/model/change/plan.ts';
import { groupBy } from '#lib/model/group-by.ts';
import { ok } from '#lib/model/result.ts';
import type { FindGuards } from './find-guards.ts';
import { movesOf } from './moves-of.ts';
import { personOf } from './person-of.ts';

/** So many names can be asked to be typed; of more people their number is. */
const MOST_NAMES = 3;

/**
 * Asks for the name of whomever a plan takes everything from: out of an organization with all roles and teams, or deleted. Of
 * oneself `locks-out-self` asks. Reads nothing.
 */
export const findTakesEverything: FindGuards = async (steps, { userId }) => {
  const taken = movesOf(steps).flatMap((move) =>
    isTakingAll(move) && move.userId !== userId ? [{ step: move.step, userId: move.userId }] : [],
  );
  const byPerson = groupBy(taken, (one) => one.userId);
  if (byPerson.size > MOST_NAMES) {
    return ok([asks(taken, String(byPerson.size), null)]);
  }
  return ok(
    [...byPerson].map(([id, own]) => {
      const name = personOf(steps[own[0]?.step ?? 0], id);
      return asks(own, name, name);
    }),
  );
};

const asks = (taken: readonly { step: number }[], type: string, about: string | null): Guard => ({
  kind: 'takes-everything',
  severity: 'asks',
  steps: taken.map(({ step }) => step),
  type,
  about,
});

type Taking = Extract<Move, { is: 'left' | 'account' }>;

/** Deleting a service account is what its step says by itself. */
const isTakingAll = (move: Move): move is Taking =>
  move.is === 'left' || (move.is === 'account' && move.becomes === 'gone' && move.organizationId === null);
