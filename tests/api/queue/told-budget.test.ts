// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ours } from '../../bench/queue/clients/ours.ts';
import { createLimit, type LimitSpec } from '../../bench/queue/limits.ts';
import { DIALECTS, type Dialect, headersOf } from '../../bench/queue/rate-limit-dialect.ts';
import { runScenario } from '../../bench/queue/run-scenario.ts';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';

/** A server behind a limit, which tells of it. */
function limitedServer(spec: LimitSpec, dialect: Dialect = DIALECTS.full, longestSleep = 600_000) {
  const limit = createLimit(spec);
  const reply = (_: unknown, __: number, elapsed: number) => {
    const isAllowed = limit.take(elapsed);
    return answer(isAllowed ? 200 : 429, {}, headersOf(limit, dialect, elapsed, !isAllowed));
  };
  return queueAndServer(reply, { longestSleep });
}

const window = { quota: 20, window: 60_000, refusedCount: false } as const;

describe('a limit that is told', () => {
  test.each<[string, LimitSpec]>([
    ['bucket', { kind: 'bucket', burst: 10, rates: [{ from: 0, perSecond: 4 }], refusedCount: true }],
    ['fixed window', { kind: 'fixed', phase: 12_345, ...window }],
    ['sliding window', { kind: 'sliding', ...window, refusedCount: true }],
  ])('is never met: %s', async (_, spec) => {
    for (const dialect of [DIALECTS.full, ['structured'], ['legacy'], ['x']] as const) {
      const { ask, advance, queue, seen } = limitedServer(spec, dialect);
      const all = range(60).map((n) => ask(`/${n}`, { priority: n % 3 ? 'visible' : 'interactive' }));
      await advance(600_000);
      expect(await gists(all)).toEqual(Array(60).fill(200));
      expect(queue.status('cloud')).toMatchObject({ sent: 60, refused: 0 });
      expect(seen).toHaveLength(60);
    }
  });

  test('is used up by the last of what is told, and no sooner than it is renewed', async () => {
    const { ask, advance, starts } = limitedServer({ kind: 'fixed', phase: 0, ...window });
    const all = range(30).map((n) => ask(`/${n}`));
    await advance(120_000);
    await gists(all);
    expect(starts().filter((at) => at < 60_000)).toHaveLength(20);
    expect(starts()[20]).toBeGreaterThanOrEqual(60_000);
    expect(starts()[20]).toBeLessThanOrEqual(61_100);
  });

  test('of several, the one with least left binds', async () => {
    const headers = (n: number) => ({
      'ratelimit-policy': '"burst";q=8;w=2,"day";q=1000;w=86400',
      ratelimit: `"burst";r=${Math.max(0, 8 - n)};t=2,"day";r=${1000 - n};t=40000`,
    });
    const { ask, advance, starts } = queueAndServer((_, n) => answer(200, {}, headers(((n - 1) % 8) + 1)));
    const all = range(12).map((n) => ask(`/${n}`, { priority: 'interactive' }));
    await advance(60_000);
    expect(await gists(all)).toEqual(Array(12).fill(200));
    expect(starts().filter((at) => at < 2000)).toHaveLength(8);
    expect(starts()[8]).toBeGreaterThanOrEqual(2000);
  });

  test('headers that say nothing is left hold without any 429', async () => {
    const empty = answer(200, {}, { 'ratelimit-remaining': '0', 'ratelimit-reset': '3' });
    const { ask, advance, starts, queue, time } = queueAndServer((_, n) => (n === 1 ? empty : 200));
    const first = ask('/first');
    await advance(100);
    expect(gist(await first)).toBe(200);
    expect(queue.status('cloud').pausedUntil).toBe(time.now() + 3000);
    const next = ask('/next', { priority: 'interactive' });
    await advance(5000);
    expect(gist(await next)).toBe(200);
    expect(starts()).toEqual([0, 3_100]);
  });

  test('whoever would wait longer than 10 s for it is told when', async () => {
    const empty = answer(200, {}, { 'ratelimit-remaining': '0', 'ratelimit-reset': '30' });
    const { ask, advance, time, seen } = queueAndServer(() => empty);
    const first = ask('/first');
    await advance(100);
    await first;
    const retryAt = new Date(time.now() + 30_000).toISOString();
    expect(await ask('/next')).toEqual({ ok: false, failure: { kind: 'rate-limited', retryAt } });
    expect(seen).toHaveLength(1);
  });

  test('of a teammate who takes from it too, what is left is believed, not what our own requests leave', async () => {
    const policy = { 'ratelimit-policy': '"default";q=20;w=60' };
    const left = (n: number) =>
      answer(200, {}, { ...policy, ratelimit: `"default";r=${n <= 3 ? 0 : 9};t=30` });
    const { ask, advance, starts } = queueAndServer((_, n) => left(n), { longestSleep: 60_000 });
    const first = range(3).map((n) => ask(`/${n}`));
    await advance(100);
    await gists(first);
    const next = ask('/next', { priority: 'interactive' });
    await advance(60_000);
    expect(gist(await next)).toBe(200);
    expect(starts()).toEqual([0, 0, 0, 30_100]);
  });
});

describe('the reserve of what is told', () => {
  const full = { kind: 'fixed', phase: 0, quota: 40, window: 60_000, refusedCount: false } as const;

  test('a quarter is kept from bulk work, and less and less of it towards the end of the window', async () => {
    const { ask, advance, starts } = limitedServer(full);
    const all = range(60).map((n) => ask(`/${n}`));
    await advance(30_000);
    // 30, and one as soon as any time has passed; then what the reserve of 10 gives free: one every 6 s.
    const spaced = starts().slice(30);
    expect(starts()[30]).toBeLessThan(1_000);
    // Resets are told in whole seconds, so each may be a second late.
    expect(spaced.slice(1).map((at) => Math.floor(at / 1000))).toEqual([6, 12, 18, 25]);
    await advance(30_000);
    // None of the window is wasted.
    expect(starts().filter((at) => at < 60_000).length).toBeGreaterThanOrEqual(39);
    await advance(120_000);
    expect(await gists(all)).toEqual(Array(60).fill(200));
  });

  test('is there for a person at once', async () => {
    const { ask, advance, starts, paths } = limitedServer(full);
    const all = range(60).map((n) => ask(`/${n}`));
    await advance(5_000);
    const urgent = range(6).map((n) => ask(`/urgent${n}`, { priority: 'interactive' }));
    await advance(200);
    expect(await gists(urgent)).toEqual(Array(6).fill(200));
    expect(starts()[paths().indexOf('/urgent0')]).toBe(5_000);
    await advance(300_000);
    await gists(all);
  });

  test('is not kept from a backlog that fits', async () => {
    const { ask, advance, starts } = limitedServer(full);
    const all = range(38).map((n) => ask(`/${n}`));
    await advance(5_000);
    expect(await gists(all)).toEqual(Array(38).fill(200));
    expect(Math.max(...starts())).toBeLessThan(1_000);
  });
});

describe('in the simulation', () => {
  const rate = fc.double({ min: 1, max: 50, noNaN: true });
  // Five go out before anything is told, and a person's beside them.
  const quota = fc.integer({ min: 6, max: 150 });
  const seconds = fc.integer({ min: 1, max: 120 });
  const limit: fc.Arbitrary<LimitSpec> = fc.oneof(
    fc.record({
      kind: fc.constant('bucket' as const),
      burst: quota,
      rates: rate.map((perSecond) => [{ from: 0, perSecond }]),
      refusedCount: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('sliding' as const),
      quota,
      window: seconds.map((s) => s * 1000),
      refusedCount: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('fixed' as const),
      quota,
      window: seconds.map((s) => s * 1000),
      phase: fc.integer({ min: 0, max: 999 }),
      refusedCount: fc.boolean(),
    }),
  );

  test('no limit that is told is ever met, and every question is asked once', async () => {
    await fc.assert(
      fc.asyncProperty(limit, fc.integer({ min: 1, max: 1000 }), async (spec, seed) => {
        const server = () => ({ limit: spec, dialect: DIALECTS.full });
        const found = await runScenario(ours, { name: 'told', about: '', spread: 10_000, server }, seed);
        expect(found).toMatchObject({ refused: 0, failed: 0, sends: 120 });
      }),
      { numRuns: 60, seed: 3 },
    );
  }, 20_000);
});
