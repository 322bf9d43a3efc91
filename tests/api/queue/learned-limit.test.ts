// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createLimit, type LimitSpec } from '../../bench/queue/limits.ts';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';

/** A server behind a limit of which it tells nothing but, if at all, `Retry-After`. */
function silentServer(spec: LimitSpec, options: { tells?: boolean; random?: () => number } = {}) {
  const limit = createLimit(spec);
  const reply = (_: unknown, __: number, elapsed: number) => {
    if (limit.take(elapsed)) return 200;
    const seconds = String(Math.ceil(limit.wait(elapsed) / 1000));
    return options.tells ? answer(429, {}, { 'retry-after': seconds }) : 429;
  };
  return queueAndServer(reply, { longestSleep: 600_000, ...(options.random && { random: options.random }) });
}

const bucket = (perSecond: number, burst: number): LimitSpec => ({
  kind: 'bucket',
  burst,
  rates: [{ from: 0, perSecond }],
  refusedCount: false,
});
const sent = (starts: number[], from: number, until: number) =>
  starts.filter((at) => at >= from && at < until).length;

describe('a server without any limit', () => {
  test('is asked at full speed, and nothing is learned', async () => {
    const { ask, advance, starts, kept, mostInFlight } = queueAndServer(() => 200);
    const all = range(500).map((n) => ask(`/${n}`));
    await advance(10_000);
    expect(await gists(all)).toEqual(Array(500).fill(200));
    // Five at a time, 100 ms each: no moment is wasted.
    expect(starts()).toEqual(range(500).map((n) => Math.floor(n / 5) * 100));
    expect(mostInFlight()).toBe(5);
    expect(kept()).toMatchObject({ cloud: { rate: null } });
  });
});

describe('a bucket of which nothing is told', () => {
  test.each([true, false])(
    'is measured, and then asked about as fast as it refills (Retry-After: %j)',
    async (tells) => {
      const { ask, advance, starts, kept, queue } = silentServer(bucket(10, 20), { tells });
      const all = range(400).map((n) => ask(`/${n}`));
      await advance(30_000);
      const learned = (kept().cloud as { rate: number }).rate * 1000;
      expect(learned).toBeGreaterThan(8);
      expect(learned).toBeLessThan(12);
      expect(sent(starts(), 10_000, 30_000)).toBeGreaterThan(180);
      await advance(60_000);
      expect(await gists(all)).toEqual(Array(400).fill(200));
      expect(queue.status('cloud').refused).toBeLessThanOrEqual(0.05 * 400);
    },
  );

  test('that gets slower is measured again', async () => {
    const rates = [
      { from: 0, perSecond: 10 },
      { from: 20_000, perSecond: 2 },
    ];
    const { ask, advance, kept } = silentServer({ ...bucket(10, 20), rates } as LimitSpec, { tells: true });
    const all = range(300).map((n) => ask(`/${n}`));
    await advance(60_000);
    expect((kept().cloud as { rate: number }).rate * 1000).toBeLessThan(4);
    await advance(600_000);
    expect(await gists(all)).toEqual(Array(300).fill(200));
  });

  test('that gets faster is found out', async () => {
    const rates = [
      { from: 0, perSecond: 2 },
      { from: 20_000, perSecond: 1000 },
    ];
    const { ask, advance, starts } = silentServer({ ...bucket(2, 10), rates } as LimitSpec, { tells: true });
    const all = range(600).map((n) => ask(`/${n}`));
    await advance(120_000);
    expect(await gists(all)).toEqual(Array(600).fill(200));
    expect(sent(starts(), 50_000, 60_000)).toBeGreaterThan(40);
  });
});

describe('a window of which nothing is told', () => {
  const window: LimitSpec = { kind: 'fixed', quota: 30, window: 20_000, phase: 0, refusedCount: false };

  test('is counted: the next one is used up without more than one request too many', async () => {
    const { ask, advance, starts, queue } = silentServer(window, { tells: true });
    const all = range(120).map((n) => ask(`/${n}`));
    await advance(19_999);
    const first = queue.status('cloud').refused;
    expect(first).toBeLessThanOrEqual(5);
    await advance(60_001);
    expect(await gists(all)).toEqual(Array(120).fill(200));
    expect(queue.status('cloud').refused - first).toBeLessThanOrEqual(2);
    // As soon as it opens, all of it.
    expect(sent(starts(), 20_000, 22_000)).toBeGreaterThanOrEqual(30);
  });

  test('counted long ago does not slow anything down later', async () => {
    let isLimited = true;
    const limit = createLimit(window);
    const { ask, advance, starts, elapsed } = queueAndServer(
      (_, __, at) => (!isLimited || limit.take(at) ? 200 : answer(429, {}, { 'retry-after': '20' })),
      { longestSleep: 600_000 },
    );
    const all = range(70).map((n) => ask(`/${n}`));
    await advance(70_000);
    await gists(all);
    isLimited = false;
    await advance(3_600_000);
    const from = elapsed();
    const later = range(60).map((n) => ask(`/later${n}`));
    await advance(3_000);
    expect(await gists(later)).toEqual(Array(60).fill(200));
    const found = starts().filter((at) => at >= from);
    // The next eight may each be one too many, and go one by one; then the count is no longer believed.
    expect(found.slice(0, 30)).toEqual(range(30).map((n) => from + Math.floor(n / 5) * 100));
    expect(found.at(-1)).toBeLessThanOrEqual(from + 600 + 800 + 500);
  });
});

describe('a refusal teaches only what it shows', () => {
  test('a first one of almost nothing does not slow what follows', async () => {
    const { ask, advance, starts, kept } = queueAndServer((_, n) => (n === 1 ? 429 : 200));
    const lonely = ask('/lonely');
    await advance(5_000);
    expect(gist(await lonely)).toBe(200);
    expect(kept()).toMatchObject({ cloud: { rate: null } });
    const all = range(100).map((n) => ask(`/${n}`));
    await advance(5_000);
    expect(await gists(all)).toEqual(Array(100).fill(200));
    expect(starts().slice(2)).toEqual(
      // The answer to the probe was the first of the ramp.
      expect.arrayContaining([5_000, 5_100, 5_200]),
    );
    expect(Math.max(...starts())).toBeLessThan(7_200);
  });

  test('two that a person was idle between say nothing of the speed', async () => {
    // 20 at once and 10/s after; a person asks for 25, does nothing for ten minutes, and asks for 25 again.
    const { ask, advance, starts, kept, elapsed } = silentServer(bucket(10, 20), { tells: true });
    await Promise.all([...range(25).map((n) => ask(`/a${n}`)), advance(10_000)]);
    await advance(600_000);
    await Promise.all([...range(25).map((n) => ask(`/b${n}`)), advance(10_000)]);
    // Measured from one refusal to the next it would be 25 in ten minutes, 0.04/s.
    expect((kept().cloud as { rate: number | null }).rate ?? 1).toBeGreaterThan(0.001);
    const from = elapsed();
    const all = range(60).map((n) => ask(`/c${n}`));
    await advance(20_000);
    expect(await gists(all)).toEqual(Array(60).fill(200));
    expect(Math.max(...starts()) - from).toBeLessThan(10_000);
  });

  test('one after an hour of quiet is looked into as soon as a first one', async () => {
    let refusals = 3;
    const { ask, advance, starts } = queueAndServer((_, n) => (n > 10 && refusals-- > 0 ? 429 : 200), {
      longestSleep: 60_000,
    });
    await Promise.all([...range(10).map((n) => ask(`/${n}`)), advance(1_000)]);
    await advance(3_600_000);
    const from = starts().length;
    await Promise.all([ask('/x'), advance(120_000)]);
    const gaps = starts()
      .slice(from)
      .map((at, n, all) => at - (all[n - 1] ?? at) - 100);
    expect(gaps.slice(1).every((gap) => gap < 5_000)).toBe(true);
  });
});
