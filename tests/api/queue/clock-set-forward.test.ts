// @vitest-environment node
import { expect, test } from 'vitest';
import { createLimit, type Limit, type LimitSpec } from '../../bench/queue/limits.ts';
import { answer, queueAndServer, range } from '../fake-server.ts';
import { virtualTime } from '../virtual-time.ts';

const HOUR = 3_600_000;
const LIMITS: Record<string, LimitSpec> = {
  'a bucket': { kind: 'bucket', burst: 20, rates: [{ from: 0, perSecond: 2 }], refusedCount: false },
  'a fixed window': { kind: 'fixed', quota: 30, window: 30_000, phase: 0, refusedCount: false },
  'a sliding window': { kind: 'sliding', quota: 30, window: 30_000, refusedCount: false },
};

/** What the server says of its limit, with which the wait ends or nothing. */
const WORDS: ((limit: Limit, at: number) => Record<string, string>)[] = [
  () => ({ 'retry-after': '1' }),
  () => ({}),
  (limit, at) => ({
    ratelimit: `"x";r=${limit.remaining(at)};t=${Math.ceil(limit.reset(at) / 1000)}`,
    'ratelimit-policy': `"x";q=${limit.quota};w=${limit.window / 1000}`,
  }),
];

/** ms that 120 requests take when at `setAt`, ms from the first, `ahead` is added to our clock and not to the server's. */
async function timeOf120(spec: LimitSpec, words: (typeof WORDS)[number], setAt: number, ahead: number) {
  const clock = virtualTime();
  const start = clock.time.now();
  let added = 0;
  const limit = createLimit(spec);
  const { ask, advance } = queueAndServer(
    () => {
      const at = clock.time.now() - start;
      const status = limit.take(at) ? 200 : 429;
      return answer(status, {}, words(limit, at));
    },
    {
      clock: { ...clock, time: { ...clock.time, now: () => clock.time.now() + added } },
      longestSleep: 60_000,
    },
  );
  let took = Number.NaN;
  const all = range(120).map((n) => ask(`/${n}`));
  void Promise.all(all).then(() => {
    took = clock.time.now() - start;
  });
  await advance(setAt);
  added = ahead;
  await advance(15 * 60_000);
  return took;
}

test.each(Object.entries(LIMITS))(
  '%s is used as fast when the clock is set forward, or the machine slept',
  async (_, spec) => {
    for (const words of WORDS) {
      const usual = await timeOf120(spec, words, 0, 0);
      for (const hours of [3, 26]) {
        for (const setAt of range(12).map((n) => n * 3_770 + 40)) {
          const took = await timeOf120(spec, words, setAt, hours * HOUR);
          expect(took, `${hours} h after ${setAt} ms`).toBeLessThan(usual + 35_000);
        }
      }
    }
  },
);
