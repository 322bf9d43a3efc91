// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LaneState, readLaneState } from '#lib/api/queue/lane-state.ts';
import { steadyClock } from '#lib/api/queue/time.ts';
import { createLimit } from '../../bench/queue/limits.ts';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';
import { virtualTime } from '../virtual-time.ts';

const HOUR = 3_600_000;
const START = Date.parse('2025-03-20T12:00:00Z');
const STATE: LaneState = {
  pausedUntil: START + 15_000,
  keptAt: START,
  strikes: 1,
  rate: null,
  told: null,
  held: 2,
  sent: 12,
  refused: 3,
  since: START - HOUR,
};

describe('what an earlier worker kept', () => {
  test('is its pause: it still holds, and ends with a probe', async () => {
    const { ask, advance, starts } = queueAndServer(() => 200, { kept: { cloud: STATE } });
    expect(gist(await ask('/early'))).toBe('rate-limited');
    await advance(6_000);
    const all = range(3).map((n) => ask(`/${n}`));
    await advance(20_000);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect(starts()).toEqual([15_000, 15_100, 15_100]);
  });

  test('is what it counted and how many wait', async () => {
    const { ask, advance, queue } = queueAndServer(() => 200, { kept: { cloud: STATE } });
    await queue.restored;
    const { sent, refused, since } = STATE;
    const pausedUntil = STATE.pausedUntil;
    expect(queue.status('cloud')).toEqual({
      isFrozen: false,
      pausedUntil,
      waiting: 2,
      sent,
      refused,
      since,
    });
    // They ask again in this life: still the same two.
    await Promise.all([ask('/a'), ask('/b')]);
    expect(queue.status('cloud').waiting).toBe(2);
    await advance(15_000);
    const asked = ask('/a');
    await advance(100);
    await asked;
    expect(queue.status('cloud')).toMatchObject({
      pausedUntil: null,
      waiting: 0,
      sent: 13,
      refused: 3,
      since,
    });
  });

  test('is the speed that it learned', async () => {
    // 20 at once, then 2 a second. The first life meets the limit twice, so it has measured it.
    const limit = createLimit({
      kind: 'bucket',
      burst: 20,
      rates: [{ from: 0, perSecond: 2 }],
      refusedCount: false,
    });
    const reply = (_: unknown, __: number, elapsed: number) =>
      limit.take(elapsed) ? 200 : answer(429, {}, { 'retry-after': '1' });
    const first = queueAndServer(reply);
    const asked = range(60).map((n) => first.ask(`/${n}`));
    await first.advance(15_000);
    const rate = (first.kept().cloud as LaneState).rate ?? Number.NaN;
    expect(rate * 1000).toBeGreaterThan(1);
    expect(rate * 1000).toBeLessThan(3);
    const next = queueAndServer(() => 200, { kept: structuredClone(first.kept()), longestSleep: 60_000 });
    const again = range(20).map((n) => next.ask(`/${n}`));
    await next.advance(3000);
    expect(next.starts().length).toBeLessThanOrEqual(2 * 3000 * rate + 1);
    await Promise.all([first.advance(HOUR), next.advance(HOUR)]);
    await gists([...asked, ...again]);
  });

  test('is kept for each control plane, and again with each change', async () => {
    const { ask, advance, kept, time } = queueAndServer(() => 200);
    const all = [ask('/a', { controlPlaneId: 'a' }), ask('/b', { controlPlaneId: 'b' }), ask('/c')];
    await advance(100);
    await gists(all);
    expect(Object.keys(kept()).sort()).toEqual(['a', 'b', 'cloud']);
    expect(kept().a).toEqual({
      pausedUntil: expect.any(Number),
      keptAt: time.now(),
      strikes: 0,
      rate: null,
      told: null,
      held: 0,
      sent: 1,
      refused: 0,
      since: START,
    });
  });

  test('that cannot be read or written harms nothing', async () => {
    const { ask, advance, queue } = queueAndServer(() => 200, { persistence: 'broken' });
    const asked = ask('/x');
    await advance(100);
    expect(gist(await asked)).toBe(200);
    expect(queue.status('cloud')).toMatchObject({ sent: 1, waiting: 0 });
  });

  test.each([
    17,
    'x',
    null,
    [],
    {},
    { ...STATE, pausedUntil: '5' },
    { ...STATE, rate: 0 },
    { ...STATE, rate: -1 },
    { ...STATE, rate: 1e-300 },
    { ...STATE, rate: 1e300 },
    { ...STATE, strikes: Number.NaN },
    { ...STATE, pausedUntil: Number.POSITIVE_INFINITY },
  ])('that is garbage is ignored: %j', async (garbage) => {
    expect(readLaneState(garbage, START)).toBeNull();
    const { ask, advance, starts } = queueAndServer(() => 200, { kept: { cloud: garbage, other: STATE } });
    const asked = ask('/x');
    await advance(100);
    expect(gist(await asked)).toBe(200);
    expect(starts()).toEqual([0]);
    expect(gist(await ask('/x', { controlPlaneId: 'other' }))).toBe('rate-limited');
  });

  test('never stops the next life for more than a day, whatever it says', async () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.integer({ min: START - 1e9, max: START + 1e9 }));
    const state = fc.record({
      pausedUntil: number,
      keptAt: number,
      strikes: number,
      rate: fc.option(number),
      held: number,
      sent: number,
      refused: number,
      since: number,
    });
    await fc.assert(
      fc.asyncProperty(state, async (kept) => {
        const { ask, advance, queue, sleepers } = queueAndServer(() => 200, { kept: { cloud: kept } });
        const early = ask('/x');
        await advance(10_000);
        expect([200, 'rate-limited']).toContain(gist(await early));
        expect(queue.status('cloud').waiting).toBeGreaterThanOrEqual(0);
        await advance(24 * HOUR);
        const late = ask('/x');
        await advance(10_000);
        expect(gist(await late)).toBe(200);
        expect(sleepers()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a clock that is set', () => {
  test.each([1, 5, 24])('back by %i h between two lives makes no pause longer', (hours) => {
    const now = START - hours * HOUR;
    expect(readLaneState(STATE, now)?.pausedUntil).toBe(now + 15_000);
    expect(readLaneState(STATE, now)?.since).toBeLessThanOrEqual(now);
  });

  test.each([1, 5, 24])('forward by %i h ends it', (hours) => {
    const now = START + hours * HOUR;
    expect(readLaneState(STATE, now)?.pausedUntil).toBeLessThan(now);
  });

  test('back within one life goes on where it stood', () => {
    let wall = START;
    const { now } = steadyClock(() => wall);
    expect(now()).toBe(START);
    wall += 10;
    expect(now()).toBe(START + 10);
    wall -= 3 * HOUR;
    expect([now(), now()]).toEqual([START + 10, START + 10]);
    wall += 5;
    expect(now()).toBe(START + 15);
    wall -= HOUR;
    wall += 7;
    expect(now()).toBeGreaterThanOrEqual(START + 15);
    expect(now()).toBeLessThanOrEqual(START + 22);
  });

  test('back says when a wait ends by the wall, the same each time it is asked', () => {
    let wall = START;
    const clock = steadyClock(() => wall);
    const until = clock.now() + 45_000;
    wall += 1;
    expect([clock.wall(until), clock.wall(until)]).toEqual([START + 45_000, START + 45_000]);
    wall -= 3 * HOUR;
    clock.now();
    expect(clock.wall(until)).toBe(wall + 45_000);
  });

  test('back within a life makes nothing longer that the next one is told of', async () => {
    const clock = virtualTime();
    let behind = 0;
    const time = { ...clock.time, ...steadyClock(() => clock.time.now() - behind) };
    const told = { ratelimit: '"minute";r=0;t=40', 'ratelimit-policy': '"minute";q=75;w=60' };
    const life = queueAndServer(() => answer(200, {}, told), { clock: { ...clock, time } });
    void life.ask('/before');
    await life.advance(200);
    behind = 3 * HOUR;
    // It goes on from the moment at which it is looked at first.
    life.queue.status('cloud');
    await life.advance(41_000);
    void life.ask('/after');
    await life.advance(200);
    const now = clock.time.now() - behind;
    const next = readLaneState(structuredClone(life.kept().cloud), now);
    expect(next?.sent).toBe(2);
    expect(Math.abs((next?.since ?? 0) - (START - behind))).toBeLessThan(1_000);
    expect((next?.told?.resetAt ?? 0) - now).toBeGreaterThan(0);
    expect((next?.told?.resetAt ?? 0) - now).toBeLessThanOrEqual(40_000);
    expect((next?.pausedUntil ?? 0) - now).toBeLessThanOrEqual(40_000);
  });

  test('back within a life makes no time longer that a server tells without its own clock', async () => {
    const clock = virtualTime();
    let added = 3 * HOUR;
    const wallNow = () => clock.time.now() + added;
    const time = { ...clock.time, ...steadyClock(wallNow) };
    // Our clock was hours ahead, and is put right.
    added = 0;
    const life = queueAndServer(
      (_, n) =>
        n === 1 ? answer(429, {}, { 'retry-after': new Date(wallNow() + 9_000).toUTCString() }) : 200,
      { clock: { ...clock, time } },
    );
    const asked = life.ask('/x');
    await life.advance(8_000);
    expect(life.seen).toHaveLength(1);
    await life.advance(2_000);
    expect(gist(await asked)).toBe(200);
  });

  test('to and fro never goes back, and passes no faster than the wall’s', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5 * HOUR, max: 5 * HOUR })), (steps) => {
        let wall = START;
        const { now } = steadyClock(() => wall);
        let last = now();
        for (const step of steps) {
          wall += step;
          const next = now();
          expect(next - last).toBe(Math.max(0, step));
          last = next;
        }
      }),
    );
  });
});

describe('a worker that is stopped in the middle', () => {
  test('leaves the pause that had just begun, however short', async () => {
    const { ask, advance, kept, time } = queueAndServer((_, n) =>
      n === 1 ? answer(429, {}, { 'retry-after': '9' }) : 200,
    );
    void ask('/x');
    await advance(1000);
    expect(kept()).toMatchObject({ cloud: { pausedUntil: time.now() - 900 + 9000, refused: 1, held: 1 } });
  });

  test('leaves a probe to the next, also when the pause is over by then', async () => {
    const over = { ...STATE, pausedUntil: START - 1000, keptAt: START - 40_000 };
    const { ask, advance, seen } = queueAndServer(() => 200, { kept: { cloud: over } });
    for (const n of range(10)) void ask(`/${n}`);
    await advance(50);
    expect(seen).toHaveLength(1);
  });

  test('leaves what the server said is left of its limit', async () => {
    const headers = (left: number) => ({
      ratelimit: `"minute";r=${Math.max(0, left)};t=40`,
      'ratelimit-policy': '"minute";q=75;w=60',
    });
    const first = queueAndServer(() => answer(200, {}, headers(3)));
    void first.ask('/x');
    await first.advance(200);
    let left = 3;
    const next = queueAndServer(
      () => (left > 0 ? answer(200, {}, headers(--left)) : answer(429, {}, headers(0))),
      {
        kept: structuredClone(first.kept()),
      },
    );
    for (const n of range(12)) void next.ask(`/${n}`, { priority: 'interactive' });
    await next.advance(3000);
    expect(next.queue.status('cloud')).toMatchObject({ sent: 1 + 3, refused: 0 });
  });
});
