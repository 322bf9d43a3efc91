import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { LimitSpec } from '../limits.ts';
import type { Client } from './client.ts';
import { GUESS_PER_SECOND, ratePerSecond } from './known-limit.ts';
import { askedToWait, MOST_RETRIES, sendOrThrow } from './refusal.ts';

type Pace = { intervalCap: number; interval: number; strict?: boolean };

/**
 * https://github.com/sindresorhus/p-queue#readme (`concurrency`, `intervalCap`, `interval`, `strict` for sliding windows,
 * `priority`) and https://github.com/sindresorhus/p-retry#readme (1 s, 2 s, 4 s …, 10 times; `randomize`). What is tried
 * again queues again, so that it counts in the interval.
 */
const paced =
  (pace: (limit: LimitSpec) => Pace): Client['start'] =>
  ({ send, limit }) => {
    const queue = new PQueue({ concurrency: 6, ...pace(limit) });
    return (key, priority) =>
      pRetry(
        () => queue.add(() => sendOrThrow(send, key), { priority: priority === 'interactive' ? 1 : 0 }),
        {
          retries: MOST_RETRIES,
          randomize: true,
        },
      );
  };

/**
 * No interval, as no limit is known. `onFailedAttempt` waits, as p-retry documents, and what waits keeps its place among
 * the six: outside the queue it does worse, because the others go on being refused.
 */
const honouringRetryAfter: Client['start'] = ({ clock, send }) => {
  const queue = new PQueue({ concurrency: 6 });
  return (key, priority) =>
    queue.add(
      () =>
        pRetry(() => sendOrThrow(send, key), {
          retries: MOST_RETRIES,
          minTimeout: 0,
          onFailedAttempt: ({ error, attemptNumber }) =>
            clock.sleep(askedToWait(error) || (1 + clock.random()) * 1000 * 2 ** (attemptNumber - 1)),
        }),
      { priority: priority === 'interactive' ? 1 : 0 },
    );
};

const known = (limit: LimitSpec): Pace =>
  limit.kind === 'bucket'
    ? { intervalCap: Math.max(1, Math.floor(ratePerSecond(limit))), interval: 1000 }
    : { intervalCap: limit.quota, interval: limit.window, strict: limit.kind === 'sliding' };

export const pQueuePeers: readonly Client[] = [
  {
    name: 'p-queue + p-retry, guess 5/s',
    start: paced(() => ({ intervalCap: GUESS_PER_SECOND, interval: 1000 })),
  },
  { name: 'p-queue + p-retry, told the limit', knowsLimit: true, start: paced(known) },
  { name: 'p-queue + p-retry, Retry-After', start: honouringRetryAfter },
];
