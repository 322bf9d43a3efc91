// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullJitter } from '#lib/api/queue/backoff.ts';
import { exhaustedFor, MAX_WAIT, retryAfter } from '#lib/api/queue/rate-limit-headers.ts';

const HOUR = 3_600_000;
const now = Date.parse('2025-03-20T12:00:00Z');
const http = (ms: number) => new Date(ms).toUTCString();

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1500],
    [' 3 ', 3000],
    ['999999999', MAX_WAIT],
    [http(now + 90_000), 90_000],
    [http(now - 90_000), 0],
    [http(now + 48 * HOUR), MAX_WAIT],
    ['-5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j is %j ms', (value, expected) => {
    expect(retryAfter(value === undefined ? {} : { 'retry-after': value }, now)).toBe(expected);
  });

  test.each([-24, -2, 2, 24])('a date is judged by the clock that wrote it: server %i h off', (hours) => {
    const server = now + hours * HOUR;
    const headers = { date: http(server), 'retry-after': http(server + 30_000) };
    expect(retryAfter(headers, now)).toBe(30_000);
  });
});

describe('what is left of a limit', () => {
  test.each<[Record<string, string>, number | null]>([
    [{ ratelimit: '"default";r=0;t=30' }, 30_000],
    [{ ratelimit: '"default";r=50;t=30' }, null],
    [{ ratelimit: '"burst";r=0;t=2, "daily";r=0;t=400' }, 400_000],
    [{ ratelimit: '"burst";r=0;t=2, "daily";r=9;t=400' }, 2000],
    [{ ratelimit: '"a";t=7;r=0' }, 7000],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }, 12_000],
    [{ 'ratelimit-remaining': '1', 'ratelimit-reset': '12' }, null],
    [{ 'ratelimit-remaining': '0' }, null],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '12' }, 12_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 45) }, 45_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 45_000) }, 45_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'later' }, null],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '12', ratelimit: '"a";r=0;t=40' }, 40_000],
    [{}, null],
  ])('%j', (headers, expected) => {
    expect(exhaustedFor(headers, now)).toBe(expected);
  });

  test('an epoch is judged by the server’s clock', () => {
    const server = now + 5 * HOUR;
    const reset = String(server / 1000 + 20);
    expect(
      exhaustedFor({ date: http(server), 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, now),
    ).toBe(20_000);
  });

  test('whatever stands there, the wait is within a day', () => {
    const header = fc.option(fc.oneof(fc.string(), fc.integer().map(String)), { nil: undefined });
    const headers = fc.record({
      date: header,
      'retry-after': header,
      ratelimit: header,
      'ratelimit-remaining': header,
      'ratelimit-reset': header,
    });
    fc.assert(
      fc.property(headers, (some) => {
        const present = Object.fromEntries(
          Object.entries(some).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
        );
        for (const wait of [retryAfter(present, now), exhaustedFor(present, now)]) {
          if (wait !== null) expect(wait >= 0 && wait <= MAX_WAIT).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('full jitter spreads over the whole wait, which doubles up to 30 s', () => {
  for (const [strikes, longest] of [
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [6, 30_000],
    [60, 30_000],
  ] as const) {
    expect(fullJitter(strikes, () => 0)).toBe(0);
    expect(fullJitter(strikes, () => 0.5)).toBe(longest / 2);
    expect(fullJitter(strikes, () => 0.999)).toBeLessThan(longest);
  }
});
