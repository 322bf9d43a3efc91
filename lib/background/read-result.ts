import type { Failure, FailureKind } from '#lib/model/failure.ts';
import { failuresIn, refuseSignedOutHoles } from '#lib/model/holes.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';

/** What an operation read, or why it could not: what follows from the failures of all of its parts. */
type ReadResult = Result<object>;

const failuresOf = (result: ReadResult): Failure[] =>
  result.ok ? failuresIn(result.value) : [result.failure];

const says =
  (...kinds: FailureKind[]) =>
  (result: ReadResult): boolean =>
    failuresOf(result).some(({ kind }) => kinds.includes(kind));

/** Whether ZenML answered 401: then it has to be found out whether the session is over. */
export const says401 = says('signed-out');

/** Whether what was in the way lasts no longer than the minutes for which what was read is kept. */
export const isCutShort = says('rate-limited', 'cancelled', 'interrupted', 'offline', 'timeout');

/** Whether something was refused, which another account might have been given. */
export const hasRefusal = says('forbidden', 'not-found');

/** The same, told to somebody who is signed in: their 401s are refusals. */
export function refused<T extends object>(result: Result<T>): Result<T> {
  if (result.ok) return ok(refuseSignedOutHoles(result.value));
  return result.failure.kind === 'signed-out' ? fail({ kind: 'forbidden', reason: null }) : result;
}
