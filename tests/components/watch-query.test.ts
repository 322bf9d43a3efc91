import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Painted, watchQuery } from '#components/hooks/watch-query.ts';
import type { Answer } from '#lib/protocol.ts';
import { failed, fakePlatform, ready } from './fake-platform.ts';
import { PROD, rowsOf, STAGING } from './fixtures.ts';

type Workspaces = Answer<'workspaces'>;
const one = (updatedAt = 1): Workspaces => ready(rowsOf([PROD]), updatedAt);
const two = (updatedAt = 2): Workspaces => ready(rowsOf([PROD, STAGING]), updatedAt);

/** A promise that the test settles. */
function pending() {
  let settle: (answer: Workspaces) => void = () => {};
  let refuse: (error: Error) => void = () => {};
  const promise = new Promise<Workspaces>((resolve, reject) => {
    settle = resolve;
    refuse = reject;
  });
  return { promise, settle, refuse };
}

function watch(options: Parameters<typeof fakePlatform>[0]) {
  const platform = fakePlatform(options);
  const painted: Painted<'workspaces'>[] = [];
  const watched = watchQuery(
    () => platform,
    'workspaces',
    {},
    (state) => painted.push(state),
  );
  return { platform, painted, watched, last: () => painted.at(-1) };
}

const PAUSE = 150_000;
const limited = (ms = PAUSE) =>
  ({ kind: 'rate-limited', retryAt: new Date(Date.now() + ms).toISOString() }) as const;
/** As many rows as were read before ZenML asked to wait. */
const cutAfter = (count: number, ms?: number): Workspaces => {
  const items = Array.from({ length: count }, () => PROD);
  return ready({ ...rowsOf(items), complete: false, failure: limited(ms) });
};

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a query under watch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('paints the cached answer at once and the new one when it comes', async () => {
    const ask = pending();
    const { last } = watch({
      cached: { workspaces: () => one() },
      answers: { workspaces: () => ask.promise },
    });
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 1 }, isFetching: true });
    ask.settle(two());
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 2 }, isFetching: false });
  });

  it('keeps the data while it asks again, and when that fails says why', async () => {
    const answers = [one(), failed<'workspaces'>({ kind: 'offline' })];
    const { last, watched, painted } = watch({ answers: { workspaces: () => answers.shift() ?? two() } });
    await settled();
    watched.refetch();
    expect(last()).toMatchObject({ answer: { updatedAt: 1 }, isFetching: true });
    await settled();
    expect(last()).toMatchObject({
      answer: { updatedAt: 1, isStale: true, failure: { kind: 'offline' } },
      isFetching: false,
    });
    expect(painted.every(({ answer, isFetching }) => answer || isFetching)).toBe(true);
  });

  it('says of what an ask had read so far why it was cut, when that ask fails', async () => {
    const ask = pending();
    const soFar: Workspaces = ready({ ...rowsOf([PROD]), complete: false }, 1);
    const { last, platform } = watch({
      cached: { workspaces: () => soFar },
      answers: { workspaces: () => ask.promise },
    });
    await settled();
    expect(last()).toMatchObject({ answer: { data: { complete: false, failure: null } }, isFetching: true });
    ask.settle(failed<'workspaces'>({ kind: 'cancelled' }));
    await settled();
    const cut = { data: { items: [PROD], complete: false, failure: { kind: 'cancelled' } } };
    expect(last()).toMatchObject({ answer: cut, isFetching: false });
    platform.change({});
    await settled();
    expect(last()).toMatchObject({ answer: cut, isFetching: false });
  });

  it('still says that the data could not be renewed when something else changes', async () => {
    const answers = [one(), failed<'workspaces'>({ kind: 'offline' })];
    const { last, watched, platform } = watch({
      cached: { workspaces: () => one() },
      answers: { workspaces: () => answers.shift() ?? two() },
    });
    await settled();
    watched.refetch();
    await settled();
    platform.change({});
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 1, failure: { kind: 'offline' } } });
  });

  it.each(['other-identity', 'signed-out'] as const)('drops the data on %s', async (kind) => {
    const answers = [one(), failed<'workspaces'>({ kind })];
    const { last, watched } = watch({ answers: { workspaces: () => answers.shift() ?? two() } });
    await settled();
    watched.refetch();
    await settled();
    expect(last()?.answer?.data).toBeNull();
  });

  it('forces a refetch only', async () => {
    const { platform, watched } = watch({ answers: { workspaces: () => one() } });
    await settled();
    watched.refetch();
    expect(platform.asked.map(({ force }) => force)).toEqual([false, true]);
  });

  it('drops an answer that a later one has overtaken', async () => {
    const slow = pending();
    const quick = pending();
    const asks = [slow.promise, quick.promise];
    const { last, watched } = watch({ answers: { workspaces: () => asks.shift() ?? one() } });
    watched.refetch();
    quick.settle(two());
    await settled();
    slow.settle(one());
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 2 }, isFetching: false });
  });

  it('never spins for ever: an ask that breaks is a failure', async () => {
    const ask = pending();
    const { last } = watch({ answers: { workspaces: () => ask.promise } });
    ask.refuse(new Error('channel closed'));
    await settled();
    expect(last()).toMatchObject({ answer: { failure: { kind: 'interrupted' } }, isFetching: false });
  });

  it('never spins for ever: an answer of nothing is a failure', async () => {
    const { last } = watch({
      answers: { workspaces: () => ({ data: null, failure: null, updatedAt: null, isStale: true }) },
    });
    await settled();
    expect(last()).toMatchObject({ answer: { failure: { kind: 'interrupted' } }, isFetching: false });
  });

  it('paints what changed elsewhere without asking while it is fresh', async () => {
    const { platform, last } = watch({ answers: { workspaces: () => one() } });
    await settled();
    platform.change({ workspaces: () => two() });
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 2 } });
    expect(platform.asked).toHaveLength(1);
  });

  it('paints what changed after the clock was put back, in place of what was read before', async () => {
    vi.setSystemTime(10_000_000);
    const { last, platform } = watch({ answers: { workspaces: () => one(10_000_000) } });
    await settled();
    vi.setSystemTime(5_000_000);
    platform.change({ workspaces: () => two(4_999_000) });
    await settled();
    expect(last()).toMatchObject({ answer: { updatedAt: 4_999_000 } });
  });

  it('does not wait for hours after a failure because the clock was put back', async () => {
    vi.setSystemTime(10_000_000);
    const { platform } = watch({ answers: { workspaces: () => failed({ kind: 'offline' }) } });
    await settled();
    vi.setSystemTime(5_000_000);
    platform.change({});
    await settled();
    expect(platform.asked).toHaveLength(2);
  });

  it.each([3, 26])('does not wait for a pause of before the clock was put back by %i h', async (hours) => {
    const cut = { ...cutAfter(5, 45_000), updatedAt: Date.now() };
    vi.setSystemTime(Date.now() - hours * 3_600_000);
    const { platform, last } = watch({
      answers: { workspaces: () => ({ ...cut, failure: { kind: 'offline' } }) },
    });
    await settled();
    expect(last()?.retryAt).toBe(Date.now() + 45_000);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(platform.asked).toHaveLength(2);
  });

  it('asks after a change when the cache has nothing fresh', async () => {
    const { platform } = watch({ answers: { workspaces: () => one() } });
    await settled();
    platform.change({ workspaces: () => ({ ...one(), isStale: true }) });
    await settled();
    expect(platform.asked).toHaveLength(2);
  });

  it('does not ask in a circle when every ask fails and tells of a change', async () => {
    const { platform } = watch({ answers: { workspaces: () => failed({ kind: 'offline' }) } });
    await settled();
    for (let turn = 0; turn < 20; turn++) {
      platform.change({});
      await settled();
    }
    expect(platform.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(platform.asked).toHaveLength(2);
  });

  it('asks again after a pause as a list goes on, and not as a person who wants everything anew', async () => {
    const answers = [cutAfter(5)];
    const { platform, last } = watch({
      cached: { workspaces: () => ({ ...one(), isStale: true }) },
      answers: { workspaces: () => answers.shift() ?? two() },
    });
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(platform.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(platform.asked.map(({ force }) => force)).toEqual([false, false]);
    expect(last()).toMatchObject({ answer: { updatedAt: 2 }, retryAt: null });
  });

  it('really asks after a pause, although what was to be renewed is still fresh', async () => {
    const answers = [one(), { ...one(), failure: limited(), isStale: true }];
    const { platform, watched } = watch({
      cached: { workspaces: () => one() },
      answers: { workspaces: () => answers.shift() ?? two() },
    });
    await settled();
    watched.refetch();
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(platform.asked.map(({ force }) => force)).toEqual([false, true, true]);
  });

  it('takes after a pause what another view has got meanwhile', async () => {
    const answers = [cutAfter(5)];
    const { platform } = watch({
      cached: { workspaces: () => two(Date.now()) },
      answers: { workspaces: () => answers.shift() ?? two() },
    });
    await vi.advanceTimersByTimeAsync(PAUSE);
    // Which the worker answers from the cache.
    expect(platform.asked.map(({ force }) => force)).toEqual([false, false]);
  });

  it('asks again by itself as long as each time more is read', async () => {
    let rows = 0;
    const { platform, last } = watch({
      answers: {
        workspaces() {
          rows += 100;
          return rows <= 1000 ? cutAfter(rows) : two();
        },
      },
    });
    await vi.advanceTimersByTimeAsync(20 * PAUSE);
    expect(platform.asked).toHaveLength(11);
    expect(last()).toMatchObject({ answer: { updatedAt: 2 }, retryAt: null });
  });

  it('asks again by itself as long as more is read of what the older rows hide', async () => {
    let loaded = 0;
    const older = () => ({ ...one(), isStale: true });
    const { platform } = watch({
      cached: {
        workspaces: () => ({ ...older(), progress: [{ of: 'workspaces', loaded, total: null }] }),
      },
      answers: {
        workspaces: async () => {
          await passed(1000);
          loaded += 100;
          platform.change({});
          await passed(10);
          return loaded <= 1000 ? { ...older(), failure: limited() } : two();
        },
      },
    });
    await vi.advanceTimersByTimeAsync(20 * PAUSE);
    expect(platform.asked).toHaveLength(11);
  });

  it('leaves it to the person when three pauses brought nothing more', async () => {
    const { platform, last, watched } = watch({ answers: { workspaces: () => cutAfter(100) } });
    await vi.advanceTimersByTimeAsync(20 * PAUSE);
    expect(platform.asked).toHaveLength(4);
    expect(last()).toMatchObject({ retryAt: null });
    watched.refetch();
    await vi.advanceTimersByTimeAsync(20 * PAUSE);
    expect(platform.asked).toHaveLength(8);
  });

  it.each(['halt', 'stop'] as const)('does not ask when %s comes as the pause ends', async (how) => {
    const peeks: ((cached: null) => void)[] = [];
    const { platform, watched } = watch({
      answers: { workspaces: () => cutAfter(100) },
      peek: () => new Promise((resolve) => peeks.push(resolve)),
    });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(peeks).toHaveLength(2);
    watched[how]();
    for (const settle of peeks) settle(null);
    await settled();
    expect(platform.asked).toHaveLength(1);
  });

  it('paints nothing more once it is stopped', async () => {
    const ask = pending();
    const { painted, watched, platform } = watch({ answers: { workspaces: () => ask.promise } });
    await settled();
    const before = painted.length;
    watched.stop();
    ask.settle(one());
    platform.change({ workspaces: () => two() });
    await settled();
    expect(painted).toHaveLength(before);
    expect(platform.asked).toHaveLength(1);
  });
});
