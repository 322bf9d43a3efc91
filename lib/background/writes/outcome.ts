import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';
import type { Result } from '#lib/model/result.ts';
import type { WriteEntry } from './entry.ts';

type Outcome = Pick<WriteEntry, 'failure' | 'resultId' | 'wasSo'> & {
  state: 'done' | 'refused' | 'not-sent' | 'unknown';
};

/**
 * `refused`: ZenML said no, and did nothing. `not-sent`: nothing was done and nothing was decided, so the same write
 * may be performed again. `unknown`: it may have been done, so only reading back tells.
 */
const STATE_OF: Record<FailureKind, Exclude<Outcome['state'], 'done'>> = {
  'signed-out': 'not-sent',
  forbidden: 'refused',
  'not-found': 'refused',
  invalid: 'refused',
  conflict: 'refused',
  'limit-reached': 'refused',
  'rate-limited': 'not-sent',
  'no-host-permission': 'not-sent',
  'no-dashboard-tab': 'not-sent',
  'other-identity': 'not-sent',
  interrupted: 'not-sent',
  cancelled: 'not-sent',
  'stale-page': 'not-sent',
  'worker-silent': 'not-sent',
  'read-only': 'not-sent',
  administered: 'not-sent',
  guarded: 'not-sent',
  'change-under-way': 'not-sent',
  'private-window': 'not-sent',
  offline: 'unknown',
  timeout: 'unknown',
  server: 'unknown',
  'not-zenml': 'unknown',
  'unexpected-response': 'unknown',
  'outcome-unknown': 'unknown',
  unproven: 'unknown',
};

/** What an answer says about the write that it answers. */
export function outcomeOf(endpoint: Endpoint, result: Result<unknown>): Outcome {
  if (result.ok) return { state: 'done', failure: null, resultId: idIn(result.value) };
  const { failure } = result;
  if (failure.kind === 'conflict' && endpoint.conflictMeansDone) {
    return { state: 'done', failure: null, resultId: null, wasSo: true };
  }
  // What ZenML said is kept: it stands when reading back does not show what was to be made.
  if (failure.kind === 'conflict' && endpoint.conflictMayBeOurs) {
    return { state: 'unknown', failure, resultId: null };
  }
  const state = isRefusal(failure)
    ? 'refused'
    : mayBeOurs(endpoint, failure)
      ? 'unknown'
      : STATE_OF[failure.kind];
  return { state, failure: state === 'unknown' ? UNKNOWN : failure, resultId: null };
}

/** What a failure says about a write that has not left: nothing was done, whatever it is. */
export const unsentOutcome = (result: Result<unknown>): Outcome => ({
  state: !result.ok && result.failure.kind === 'invalid' ? 'refused' : 'not-sent',
  failure: result.ok ? UNKNOWN : result.failure,
  resultId: null,
});

export const UNKNOWN: Failure = { kind: 'outcome-unknown' };

/** A 4xx without a kind of its own, such as 405. */
const isRefusal = (failure: Failure): boolean => failure.kind === 'server' && failure.status < 500;

/**
 * Browsers themselves send again what met a connection that was just closed; the answer then is to the second one, and
 * what is gone may be gone because of the first. The bare words are of a server without such a route.
 */
const mayBeOurs = ({ method }: Endpoint, failure: Failure): boolean =>
  method === 'DELETE' && failure.kind === 'not-found' && failure.reason !== 'Not Found';

/** The `id` of an answer or row, when it has one. */
export const idIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : null;
