/** `npm run bench:queue [-- --seeds n] [--ours]`: the queue beside its peers, on a virtual clock (README.md). */
import { parseArgs } from 'node:util';
import {
  isMissed,
  longRunVerdicts,
  outageVerdicts,
  randomVerdicts,
  scenarioVerdicts,
  type Verdict,
} from './bars.ts';
import { whereBeaten } from './beaten.ts';
import { ours } from './clients/ours.ts';
import { PEERS } from './clients/peers.ts';
import { longRun } from './long-run.ts';
import { sendsInOutage } from './outage.ts';
import { randomLimits } from './random-limits.ts';
import { printBeaten, printGroups, printVerdicts } from './report.ts';
import { percentile, runScenario } from './run-scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { mean, type Row, runAll } from './summary.ts';
import { number, printTable, seconds } from './table.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, ours: { type: 'boolean', default: false } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);

const own = await runAll(ours, SCENARIOS, seeds.length);
const peers: Row[] = [];
if (!values.ours) for (const peer of PEERS) peers.push(await runAll(peer, SCENARIOS, seeds.length));
printGroups(own, peers, seeds);

const verdicts: Verdict[] = scenarioVerdicts(own);
verdicts.push(...(await runRandom()), ...(await runLong()), ...(await runOutage()));
const beaten = whereBeaten(own, peers);
if (peers.length > 0) printBeaten(beaten);
printVerdicts(verdicts);
if (verdicts.some(isMissed) || beaten.some(({ excuse }) => excuse === null)) process.exitCode = 1;

/** The first draw is held to the bars; the others show whether anything was tuned to it. */
async function runRandom(): Promise<Verdict[]> {
  const draws = [];
  for (const seed of [1, 2, 3, 4, 5]) draws.push(await drawLimits(seed));
  printTable(
    '60 limits drawn at random, five times: finish time / oracle',
    ['median', 'p90', 'worst', 'failed', '429s'],
    draws.map(({ median, p90, worst, failed, share }, index) => ({
      name: `ours, draw ${index + 1}`,
      cells: [
        ...[median, p90, worst].map((value) => number(value, 3)),
        number(failed, 0),
        `${number(100 * share, 1)} %`,
      ],
    })),
  );
  return draws[0] ? randomVerdicts(draws[0]) : [];
}

async function drawLimits(seed: number) {
  const outcomes = [];
  for (const scenario of randomLimits(seed, 60)) outcomes.push(await runScenario(ours, scenario, 1));
  const ratios = outcomes.map((one) => one.ratio);
  return {
    median: percentile(ratios, 0.5),
    p90: percentile(ratios, 0.9),
    worst: percentile(ratios, 1),
    failed: outcomes.reduce((sum, one) => sum + one.failed, 0),
    share: mean(outcomes.map((one) => one.refused / one.sends)),
  };
}

async function runLong(): Promise<Verdict[]> {
  const runs = [];
  for (const seed of seeds) runs.push(await longRun(ours, seed));
  const found = {
    retryShare: mean(runs.map((one) => one.retryShare)),
    deviation: mean(runs.map((one) => one.deviation)),
    longestWaitMs: mean(runs.map((one) => one.longestWaitMs)),
    clearMs: mean(runs.map((one) => one.clearMs)),
  };
  const { retryShare, clearMs, deviation, longestWaitMs } = found;
  printTable(
    'Ten clients on one GCRA limit of 4500/h, 30 minutes (published: rate_throttle_client)',
    ['429s', 'clear 4500', 'deviation', 'max wait'],
    [
      {
        name: 'ours',
        cells: [
          `${number(100 * retryShare, 2)} %`,
          `${seconds(clearMs)} s`,
          number(deviation, 1),
          `${seconds(longestWaitMs)} s`,
        ],
      },
      { name: 'published: exponential backoff', cells: ['80.41 %', '74.33 s', '147.8', '46.72 s'] },
      { name: 'published: remaining decrease', cells: ['3.07 %', '84.23 s', '78.4', '17.32 s'] },
    ],
  );
  return longRunVerdicts(found);
}

async function runOutage(): Promise<Verdict[]> {
  const clients = values.ours ? [ours] : [ours, ...PEERS];
  const rows = [];
  for (const client of clients) {
    const sends = [];
    for (const seed of seeds) sends.push(await sendsInOutage(client, seed));
    rows.push({ name: client.name, sends: mean(sends) });
  }
  printTable(
    'Outage: 220 asked while everything is answered 503 for 60 s',
    ['sends'],
    rows.map(({ name, sends }) => ({ name, cells: [number(sends, 1)] })),
  );
  return outageVerdicts(rows[0]?.sends ?? Number.NaN);
}
