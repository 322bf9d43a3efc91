// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createLimit, type LimitSpec } from './limits.ts';
import { seeded } from './random.ts';
import { randomLimits } from './random-limits.ts';
import { DIALECTS, headersOf } from './rate-limit-dialect.ts';
import { withTraffic } from './server.ts';

const bucket: LimitSpec = {
  kind: 'bucket',
  burst: 20,
  rates: [{ from: 0, perSecond: 10 }],
  refusedCount: false,
};
const fixed: LimitSpec = { kind: 'fixed', quota: 75, window: 60_000, phase: 20_000, refusedCount: false };
const sliding: LimitSpec = { kind: 'sliding', quota: 75, window: 60_000, refusedCount: false };

/** How many of `count` requests at `now` are let through. */
const take = (limit: { take(now: number): boolean }, now: number, count: number): number =>
  Array.from({ length: count }, () => limit.take(now)).filter(Boolean).length;

describe('token bucket', () => {
  test('lets the burst through, then the rate', () => {
    const limit = createLimit(bucket);
    expect([take(limit, 0, 30), limit.wait(0), limit.reset(0)]).toEqual([20, 100, 2000]);
    expect([take(limit, 500, 30), take(limit, 60_000, 30)]).toEqual([5, 20]);
  });

  test('changes its rate when told to', () => {
    const rates = [
      { from: 0, perSecond: 10 },
      { from: 1000, perSecond: 2 },
    ];
    const limit = createLimit({ ...bucket, burst: 10, atStart: 0, rates });
    expect([limit.wait(0), limit.reset(500), take(limit, 2000, 30)]).toEqual([100, 500, 10]);
    expect([limit.wait(2000), take(limit, 4000, 30)]).toEqual([500, 4]);
  });

  test('counts refused requests as a debt no deeper than itself', () => {
    const limit = createLimit({ ...bucket, refusedCount: true });
    take(limit, 0, 30);
    expect(limit.wait(0)).toBe(1100);
    take(limit, 0, 1000);
    expect(limit.wait(0)).toBe(2100);
  });
});

describe('fixed window', () => {
  test("lets a quota through in each window of the server's clock", () => {
    const limit = createLimit(fixed);
    expect([take(limit, 0, 100), limit.remaining(0), limit.wait(0)]).toEqual([75, 0, 40_000]);
    expect([take(limit, 39_999, 100), take(limit, 40_000, 100), limit.wait(40_000)]).toEqual([0, 75, 60_000]);
  });
});

describe('sliding window', () => {
  test('lets a quota through in any window', () => {
    const limit = createLimit(sliding);
    expect([take(limit, 0, 50), take(limit, 30_000, 50), limit.wait(30_000)]).toEqual([50, 25, 30_000]);
    expect([take(limit, 59_999, 1), take(limit, 60_000, 100), limit.wait(60_000)]).toEqual([0, 50, 30_000]);
  });

  test('may count refused requests: who hammers is never let through again', () => {
    const limit = createLimit({ ...sliding, refusedCount: true });
    take(limit, 0, 75);
    for (let now = 1000; now <= 600_000; now += 500) expect(limit.take(now)).toBe(false);
    expect(limit.wait(600_000)).toBeGreaterThan(20_000);
  });
});

test.each(randomLimits(7, 60))('$about: `wait` says when, and not later', (scenario) => {
  const limit = createLimit(scenario.server(1).limit);
  const random = seeded(1, scenario.name);
  let now = 0;
  for (let step = 0; step < 400; step += 1) {
    const wait = limit.wait(now);
    expect(limit.remaining(now) > 0).toBe(wait === 0);
    expect(limit.take(now)).toBe(wait === 0);
    const next = limit.wait(now);
    // A refused request that counts may have moved it.
    if (next > 1 && random() < 0.5) {
      expect(limit.wait(now + next - 0.5)).toBeGreaterThan(0);
      now += next + 1e-3;
      expect(limit.wait(now)).toBe(0);
    } else now += random() * 50;
  }
});

test('a teammate takes from the same limit', () => {
  const dry = createLimit({ ...bucket, burst: 1000, rates: [] });
  const limit = withTraffic(dry, 3, 1);
  const gone = 1000 - limit.remaining(100_000);
  expect(gone).toBeGreaterThan(250);
  expect(gone).toBeLessThan(350);
});

describe('headers', () => {
  test('in full, with Retry-After on a refusal', () => {
    const limit = createLimit(fixed);
    take(limit, 0, 70);
    expect(headersOf(limit, DIALECTS.full, 500, false)).toEqual({
      ratelimit: '"default";r=5;t=40',
      'ratelimit-policy': '"default";q=75;w=60',
      'ratelimit-limit': '75',
      'ratelimit-remaining': '5',
      'ratelimit-reset': '40',
    });
    take(limit, 0, 10);
    expect(headersOf(limit, DIALECTS.full, 500, true)).toMatchObject({
      ratelimit: '"default";r=0;t=40',
      'retry-after': '40',
    });
  });

  test('or only a part of it, or nothing', () => {
    const limit = createLimit(bucket);
    take(limit, 0, 20);
    expect(headersOf(limit, DIALECTS['retry-after'], 0, true)).toEqual({ 'retry-after': '1' });
    expect(headersOf(limit, DIALECTS['retry-after'], 0, false)).toEqual({});
    expect(headersOf(limit, DIALECTS.none, 0, true)).toEqual({});
    expect(headersOf(limit, ['remaining'], 0, true)).toEqual({ 'ratelimit-remaining': '0' });
    expect(headersOf(limit, ['x'], 0, false)).toMatchObject({ 'x-ratelimit-reset': '2' });
  });
});
