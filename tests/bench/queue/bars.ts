import type { LongRun } from './long-run.ts';
import type { Row } from './summary.ts';

/** A number that ours has to reach. */
export interface Verdict {
  what: string;
  value: number;
  bar: number;
  /** Where known: what would be better still. */
  stretch?: number;
  /** Not a bar of the queue: ten strangers on one limit are not what it is made for. Printed, and not held. */
  isAim?: boolean;
}

/**
 * Means over the seeds, in the scenarios named. `ratio`: when the last question was answered, over when the oracle had it.
 * `refusedWithHeaders`: 429s of servers that tell how much is left; of the others a share of what was sent may be. `failed`:
 * not answered in the end. `p95`: ms that interactive questions took. `sends`: of 120 distinct questions.
 */
const QUEUE = {
  ratio: { scenarios: 'ABCDEF', bar: 1.1, stretch: 1.05 },
  refusedWithHeaders: { scenarios: 'CE', bar: 0 },
  refusedShareOtherwise: { scenarios: 'ABDF', bar: 0.08, stretch: 0.03 },
  failed: { scenarios: 'ABCDEFGHI', bar: 0 },
  p95: [
    { scenarios: 'AB', bar: 1000, stretch: 450 },
    { scenarios: 'C', bar: 6000 },
    { scenarios: 'E', bar: 11_000 },
  ],
  sends: { scenarios: 'ABCDEF', bar: 130, stretch: 120 },
};
/** Limits drawn at random: how the finish times over the oracle's are spread. */
const RANDOM = { median: 1.1, p90: 1.3, worst: 1.8, failed: 0 };
/** While the server answers nothing for 60 s. */
const OUTAGE_SENDS = 15;
/** ms that half of the interactive questions may take where the server tells how much is left. */
const P50 = { scenarios: 'CE', bar: 300 };
/** Ten clients on one limit: the share of 429s, how long 4500 at once take, and how unequal the clients come off. */
const LONG_RUN = {
  retryShare: { bar: 0.03, stretch: 0.02 },
  clearMs: 80_000,
  deviation: 78,
};

/** Every bar that scenarios A to I are held against. Means over the seeds. */
export function scenarioVerdicts({ cells }: Row): Verdict[] {
  const verdicts: Verdict[] = [];
  const hold = (
    what: string,
    { scenarios, ...bars }: { scenarios: string; bar: number; stretch?: number },
    measure: 'ratio' | 'refused' | 'refusedShare' | 'failed' | 'p50' | 'p95' | 'sends',
  ) => {
    for (const name of scenarios)
      verdicts.push({ what: `${name}: ${what}`, value: cells.get(name)?.[measure] ?? Number.NaN, ...bars });
  };
  hold('finish time / oracle', QUEUE.ratio, 'ratio');
  hold('429s', QUEUE.refusedWithHeaders, 'refused');
  hold('429s / sends', QUEUE.refusedShareOtherwise, 'refusedShare');
  hold('failed', QUEUE.failed, 'failed');
  for (const bar of QUEUE.p95) hold('interactive p95, ms', bar, 'p95');
  hold('interactive p50, ms', P50, 'p50');
  hold('sends', QUEUE.sends, 'sends');
  return verdicts;
}

export const randomVerdicts = (found: {
  median: number;
  p90: number;
  worst: number;
  failed: number;
}): Verdict[] => [
  { what: 'random limits: median finish time / oracle', value: found.median, bar: RANDOM.median },
  { what: 'random limits: 90th percentile', value: found.p90, bar: RANDOM.p90 },
  { what: 'random limits: worst', value: found.worst, bar: RANDOM.worst },
  { what: 'random limits: failed', value: found.failed, bar: RANDOM.failed },
];

export const longRunVerdicts = (found: LongRun): Verdict[] => [
  { what: 'long run: 429s / sends', value: found.retryShare, ...LONG_RUN.retryShare, isAim: true },
  { what: 'long run: time to clear 4500, ms', value: found.clearMs, bar: LONG_RUN.clearMs, isAim: true },
  {
    what: 'long run: standard deviation of sends',
    value: found.deviation,
    bar: LONG_RUN.deviation,
    isAim: true,
  },
];

export const outageVerdicts = (sends: number): Verdict[] => [
  { what: 'outage of 60 s: sends', value: sends, bar: OUTAGE_SENDS },
];

// Not a number is a bar missed.
export const isMet = ({ value, bar }: Verdict): boolean => value <= bar;
/** Whether the bench fails. */
export const isMissed = (verdict: Verdict): boolean => !isMet(verdict) && !verdict.isAim;
