import type { LimitSpec } from './limits.ts';
import { between, seeded } from './random.ts';
import { DIALECTS } from './rate-limit-dialect.ts';
import type { ServerSpec } from './server.ts';

/** A server and what is asked of it. */
export interface Scenario {
  name: string;
  about: string;
  /** Ms over which the interactive requests are spread. */
  spread: number;
  /** Browsers that ask the whole workload each, on one limit; default 1. */
  browsers?: number;
  /** Fixed windows are those of the server's clock, so their phase comes from the seed. */
  server(seed: number): ServerSpec;
}

const MINUTE = 60_000;
const tenPerSecond: LimitSpec = {
  kind: 'bucket',
  burst: 20,
  rates: [{ from: 0, perSecond: 10 }],
  refusedCount: false,
};
const slidingMinute = { kind: 'sliding', quota: 75, window: MINUTE } as const;
// The server's clock is not ours. Five seeds in a row see their first window end early, late and in between, and
// always before the last arrival, which so decides the oracle's time.
const fixedMinute = (seed: number): LimitSpec => ({
  kind: 'fixed',
  quota: 75,
  window: MINUTE,
  phase: MINUTE - between(seeded(seed, 'phase'), 2 + 11 * (seed % 5), 13 + 11 * (seed % 5)) * 1000,
  refusedCount: false,
});
const { full, none, 'retry-after': retryAfter } = DIALECTS;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'A',
    about: 'bucket 10/s burst 20, Retry-After',
    spread: 10_000,
    server: () => ({ limit: tenPerSecond, dialect: retryAfter }),
  },
  {
    name: 'B',
    about: 'bucket 10/s burst 20, no headers',
    spread: 10_000,
    server: () => ({ limit: tenPerSecond, dialect: none }),
  },
  {
    name: 'C',
    about: 'fixed window 75/min, full headers',
    spread: MINUTE,
    server: (seed) => ({ limit: fixedMinute(seed), dialect: full }),
  },
  {
    name: 'D',
    about: 'fixed window 75/min, Retry-After',
    spread: MINUTE,
    server: (seed) => ({ limit: fixedMinute(seed), dialect: retryAfter }),
  },
  {
    name: 'E',
    about: 'sliding window 75/min, full headers',
    spread: MINUTE,
    server: () => ({ limit: { ...slidingMinute, refusedCount: false }, dialect: full }),
  },
  {
    name: 'F',
    about: 'sliding window 75/min, no headers, refused count',
    spread: MINUTE,
    server: () => ({ limit: { ...slidingMinute, refusedCount: true }, dialect: none }),
  },
  {
    name: 'G',
    about: 'A, shared by two teammates with the same client',
    spread: 10_000,
    browsers: 2,
    server: () => ({ limit: tenPerSecond, dialect: retryAfter }),
  },
  {
    name: 'H',
    about: 'A, and 5 % are answered 503',
    spread: 10_000,
    server: () => ({ limit: tenPerSecond, dialect: retryAfter, errorShare: 0.05 }),
  },
  {
    name: 'I',
    about: 'A, but 10/s becomes 3/s after 4 s and 10/s again after 15 s',
    spread: 10_000,
    server: () => ({ limit: { ...tenPerSecond, rates: CHANGING }, dialect: retryAfter }),
  },
];

const CHANGING = [
  { from: 0, perSecond: 10 },
  { from: 4_000, perSecond: 3 },
  { from: 15_000, perSecond: 10 },
];

/** Not in the bench's tables, to look at: a teammate's script that knows no manners takes 3/s of A's 10/s. */
export const WITH_TRAFFIC: Scenario = {
  name: 'J',
  about: "A, and a teammate's script takes 3/s of it",
  spread: 10_000,
  server: () => ({ limit: tenPerSecond, dialect: retryAfter, traffic: 3 }),
};
