// @vitest-environment node
import { expect, test } from 'vitest';
import { isMet, outageVerdicts, randomVerdicts, scenarioVerdicts, type Verdict } from './bars.ts';
import { ours } from './clients/ours.ts';
import { sendsInOutage } from './outage.ts';
import { randomLimits } from './random-limits.ts';
import { type Outcome, percentile, runScenario } from './run-scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { mean, runAll } from './summary.ts';

const SEEDS = [1, 2, 3, 4, 5];

/** Those that are missed, in words; `count` is how many bars there are, so that none is lost unnoticed. */
const hold = (verdicts: readonly Verdict[], count: number): void => {
  const missed = verdicts.filter((verdict) => !isMet(verdict));
  expect(missed.map(({ what, value, bar }) => `${what}: ${value} > ${bar}`)).toEqual([]);
  expect(verdicts).toHaveLength(count);
};

test('every bar of the scenarios is met', async () => {
  hold(scenarioVerdicts(await runAll(ours, SCENARIOS, SEEDS.length)), 6 + 2 + 4 + 9 + 4 + 2 + 6);
}, 60_000);

test('every bar of 60 limits that nobody has tuned to is met', async () => {
  const found: Outcome[] = [];
  for (const scenario of randomLimits(1, 60)) found.push(await runScenario(ours, scenario, 1));
  const ratios = found.map(({ ratio }) => ratio);
  const [median, p90, worst] = [0.5, 0.9, 1].map((share) => percentile(ratios, share)) as [
    number,
    number,
    number,
  ];
  const failed = found.reduce((sum, one) => sum + one.failed, 0);
  hold(randomVerdicts({ median, p90, worst, failed }), 4);
}, 60_000);

test('a server that is down for a minute is asked 15 times at most', async () => {
  const sends: number[] = [];
  for (const seed of SEEDS) sends.push(await sendsInOutage(ours, seed));
  hold(outageVerdicts(mean(sends)), 1);
  expect(Math.max(...sends)).toBeLessThanOrEqual(15);
}, 60_000);
