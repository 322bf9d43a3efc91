/** For tuning: `npx tsx tests/bench/queue/try-ours.ts [letters] [--seeds n] [--random n] [--first n]`. */
import { parseArgs } from 'node:util';
import { ours } from './clients/ours.ts';
import { oracleFinish } from './oracle.ts';
import { randomLimits } from './random-limits.ts';
import { type Outcome, percentile, runScenario } from './run-scenario.ts';
import { SCENARIOS, WITH_TRAFFIC } from './scenarios.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '5' },
    random: { type: 'string', default: '0' },
    /** The seed of the random limits: others show whether something was tuned to the usual ones. */
    first: { type: 'string', default: '1' },
    /** One line per seed. */
    all: { type: 'boolean', default: false },
  },
});

const letters = positionals.join('').toUpperCase();
const wanted = [...SCENARIOS, WITH_TRAFFIC].filter(({ name }) =>
  letters ? letters.includes(name) : name !== 'J' && values.random === '0',
);
const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(8);
const line = (name: string, about: string, all: readonly Outcome[]) => {
  const mean = (of: (one: Outcome) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length;
  const worst = Math.max(...all.map((one) => one.ratio));
  console.log(
    `${name.padEnd(5)}${cell(
      mean((one) => one.ratio),
      3,
    )}${cell(worst, 3)}${cell(
      mean((one) => one.sends),
      1,
    )}` +
      `${cell(
        mean((one) => one.refused),
        1,
      )}${cell(
        mean((one) => one.failed),
        1,
      )}` +
      `${cell(
        mean((one) => one.duplicates),
        1,
      )}${cell(mean((one) => one.p50))}${cell(mean((one) => one.p95))}  ${about}`,
  );
};
const columns = ['ratio', 'worst', 'sends', '429s', 'failed', 'twice', 'p50', 'p95'];
const heading = `     ${columns.map((name) => name.padStart(8)).join('')}`;

if (wanted.length > 0) console.log(heading);
for (const scenario of wanted) {
  const all: Outcome[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    all.push(await runScenario(ours, scenario, seed));
    if (values.all) line(`${scenario.name}.${seed}`, '', all.slice(-1));
  }
  line(scenario.name, `${scenario.about} (${(oracleFinish(scenario, 1) / 1000).toFixed(1)} s)`, all);
}

const draws = [];
for (const scenario of randomLimits(Number(values.first), Number(values.random)))
  draws.push({ scenario, outcome: await runScenario(ours, scenario, 1) });
if (draws.length > 0) {
  draws.sort((a, b) => b.outcome.ratio - a.outcome.ratio);
  const ratios = draws.map(({ outcome }) => outcome.ratio);
  const share = draws.reduce((sum, { outcome }) => sum + outcome.refused / outcome.sends, 0) / draws.length;
  const failed = draws.reduce((sum, { outcome }) => sum + outcome.failed, 0);
  console.log(
    `\n${draws.length} random limits: median ${percentile(ratios, 0.5).toFixed(3)}, ` +
      `p90 ${percentile(ratios, 0.9).toFixed(3)}, worst ${percentile(ratios, 1).toFixed(3)}; ` +
      `429s ${(100 * share).toFixed(1)} % of sends, failed ${failed}\n${heading}`,
  );
  for (const { scenario, outcome } of values.all ? draws : draws.slice(0, 5))
    line(scenario.name, `${scenario.about} (${(oracleFinish(scenario, 1) / 1000).toFixed(1)} s)`, [outcome]);
}
