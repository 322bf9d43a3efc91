// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullJitter } from '#lib/api/queue/backoff.ts';
import { binding, budgets, exhaustedFor, MAX_WAIT, retryAfter } from '#lib/api/queue/rate-limit-headers.ts';

const HOUR = 3_600_000;
const now = Date.parse('2025-03-20T12:00:00Z');
const http = (ms: number) => new Date(ms).toUTCString();

const NAMES = [
  'date',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
/** What servers may write: nonsense, dates, numbers of any size and what only looks like one, lists of policies. */
const number = fc.oneof(
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('NaN', '-0', 'Infinity', '1e999', '9'.repeat(400), '0x10', '٣', '', ' '),
);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const policy = fc
  .tuple(fc.constantFrom('"a"', '"b"', 'c', ''), number, number, number, number)
  .map(([name, r, t, q, w]) => `${name};r=${r};t=${t};q=${q};w=${w}`);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  number,
  fc.array(policy, { maxLength: 5 }).map((all) => all.join(',')),
  fc.date().map((date) => date.toString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
);

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1500],
    [' 3 ', 3000],
    ['999999999', MAX_WAIT],
    [http(now + 50_000), 50_000],
    [http(now - 90_000), 0],
    // It is not said what the server's clock shows, and ours may be hours behind.
    [http(now + 3 * HOUR), 60_000],
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
    expect(retryAfter({ ...headers, 'retry-after': http(server + 48 * HOUR) }, now)).toBe(MAX_WAIT);
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
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 3 * HOUR) }, 60_000],
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

  test('whatever stands there, nothing is thrown, and every wait is within a day', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), value), finite, (headers, anyNow) => {
        for (const at of [now, anyNow]) {
          const found = budgets(headers, at);
          const waits = [retryAfter(headers, at), exhaustedFor(headers, at)];
          for (const wait of [...waits, ...found.flatMap(({ resetIn, window }) => [resetIn, window])])
            if (wait !== null) expect(wait >= 0 && wait <= MAX_WAIT).toBe(true);
          for (const { remaining, quota } of found) {
            expect(remaining).toBeGreaterThanOrEqual(0);
            if (quota !== null) expect(quota).toBeGreaterThanOrEqual(0);
          }
          if (found.length > 0) expect(found).toContain(binding(found));
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the limits that are told', () => {
  const budget = (remaining: number, s: number, quota: number | null = null, w: number | null = null) => ({
    remaining,
    resetIn: s * 1000,
    quota,
    window: w === null ? null : w * 1000,
  });

  // The first five are the examples of draft-ietf-httpapi-ratelimit-headers.
  test.each<[string, Record<string, string>, ReturnType<typeof budget>[]]>([
    ['one', { ratelimit: '"default";r=50;t=30' }, [budget(50, 30)]],
    [
      'with its policy',
      { ratelimit: '"default";r=999;t=50', 'ratelimit-policy': '"default";q=1000;w=3600' },
      [budget(999, 50, 1000, 3600)],
    ],
    [
      'of several policies',
      {
        ratelimit: '"permin";r=49;t=50,"perhr";r=749;t=3000',
        'ratelimit-policy': '"permin";q=50;w=60,"perhr";q=1000;w=3600',
      },
      [budget(49, 50, 50, 60), budget(749, 3000, 1000, 3600)],
    ],
    [
      'in units and partitions',
      {
        ratelimit: '"peruser";r=29;t=60;pk=:cHsdsRa894==:',
        'ratelimit-policy': '"peruser";q=100;w=60;pk=:cHsdsRa894==:',
      },
      [budget(29, 60, 100, 60)],
    ],
    [
      'of which one only has a policy',
      { ratelimit: '"default";r=0;t=2', 'ratelimit-policy': '"other";q=9;w=4' },
      [budget(0, 2)],
    ],
    ['without a time', { ratelimit: '"default";r=50' }, []],
    ['without a rest', { ratelimit: '"default";t=50', 'ratelimit-policy': '"default";q=10;w=60' }, []],
    [
      'as earlier drafts had it',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '42', 'ratelimit-reset': '9' },
      [budget(42, 9, 100, 60)],
    ],
    [
      'as others have it',
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': '9' },
      [budget(42, 9, 100)],
    ],
    [
      'with an end that is past',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1700000000' },
      [budget(3, 0)],
    ],
  ])('%s', (_, headers, expected) => {
    expect(budgets(headers, now)).toEqual(expected);
  });

  test('are bound by the one with least left, then by the one that stays longest', () => {
    const [day, minute, second] = [budget(700, 3000), budget(3, 50), budget(3, 2)];
    expect(binding([day, minute, second])).toBe(minute);
    expect(binding([second, minute, day])).toBe(minute);
    expect(binding([])).toBeNull();
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
