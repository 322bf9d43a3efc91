import type { Result } from '#lib/model/result.ts';
import type { Answer } from '../road.ts';
import { fullJitter } from './backoff.ts';
import type { Job } from './job.ts';
import { retryAfter } from './rate-limit-headers.ts';
import { type Time, wall } from './time.ts';

const MAX_TRIES = 3;
const MAX_REFUSALS = 20;
const LONGEST_DELAY = 10_000;
const TRANSIENT = [408, 502, 503, 504];

/** Whether an answer says nothing but that the server, or the way to it, is not well just now. */
export const isTransient = (result: Result<Answer>): boolean =>
  result.ok ? TRANSIENT.includes(result.value.status) : BAD_ROADS.includes(result.failure.kind);
const BAD_ROADS = ['offline', 'timeout'];

/**
 * Milliseconds after which to try again; null when the answer is final. Only reads are tried again, and only after
 * a network error or a status that says "not now". 429 takes nothing from the budget: the pause that it causes
 * already slows everything down.
 */
export function retryDelay(
  job: Job,
  result: Result<Answer>,
  time: Time,
  budget: { take(now: number): boolean },
): number | null {
  if (job.request.effect !== 'read') return null;
  if (result.ok && result.value.status === 429) return job.refusals < MAX_REFUSALS ? 0 : null;
  if (job.tries >= MAX_TRIES) return null;
  const mayPass = result.ok ? TRANSIENT.includes(result.value.status) : result.failure.kind === 'offline';
  if (!mayPass) return null;
  const now = time.now();
  const told = result.ok ? retryAfter(result.value.headers, wall(time, now)) : null;
  const delay = told ?? fullJitter(job.tries, time.random);
  return delay <= LONGEST_DELAY && budget.take(now) ? delay : null;
}
