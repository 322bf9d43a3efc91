import { isMet, isMissed, type Verdict } from './bars.ts';
import type { Beaten } from './beaten.ts';
import { oracleFinish } from './oracle.ts';
import { SCENARIOS } from './scenarios.ts';
import { mean, type Row, type Summary } from './summary.ts';
import { number, printTable, seconds } from './table.ts';

const GROUPS: readonly [title: string, cell: (one: Summary) => string][] = [
  [
    'Finish time / oracle (! some failed: see there)',
    (one) => number(one.ratio, 2) + (one.failed > 0 ? '!' : ' '),
  ],
  ['Sends', (one) => number(one.sends, 1)],
  ['429s', (one) => number(one.refused, 1)],
  ['Failed', (one) => number(one.failed, 1)],
  ['Interactive p50, s', (one) => seconds(one.p50)],
  ['Interactive p95, s', (one) => seconds(one.p95)],
];

/** One table for each group of measures. A star marks who was told the limit in advance. */
export function printGroups(own: Row, peers: readonly Row[], seeds: readonly number[]): void {
  console.log(
    `${seeds.length} seeds; 220 asked, 120 distinct, 20 of them interactive. Means. * told the limit in advance.`,
  );
  for (const { name, about } of SCENARIOS) console.log(`  ${name}  ${about}`);
  const columns = SCENARIOS.map(({ name }) => name);
  for (const [title, cell] of GROUPS) {
    const rows = [own, ...peers].map(({ client, cells }) => ({
      name: `${client.name}${client.knowsLimit ? ' *' : ''}`,
      cells: columns.map((name): string => {
        const found = cells.get(name);
        return found ? cell(found) : '';
      }),
    }));
    if (title.startsWith('Finish')) rows.push(worstRow(own), oracleRow(seeds));
    printTable(title, columns, rows);
  }
}

/** The bars are held against the means. */
const worstRow = ({ client, cells }: Row) => ({
  name: `${client.name}, worst seed`,
  cells: SCENARIOS.map(({ name }) => `${number(cells.get(name)?.worstRatio ?? Number.NaN, 2)} `),
});

const oracleRow = (seeds: readonly number[]) => ({
  name: 'oracle, s *',
  cells: SCENARIOS.map(
    (scenario) => `${number(mean(seeds.map((seed) => oracleFinish(scenario, seed))) / 1000, 1)} `,
  ),
});

export function printBeaten(all: readonly Beaten[]): void {
  const counting = all.filter(({ excuse }) => excuse === null);
  console.log(`\nBetter than ours without knowing the limit: ${counting.length || 'nobody, nowhere'}`);
  for (const one of counting) console.log(`  BEATEN  ${describe(one)}`);
  console.log(`Better numbers that do not count (beaten.ts says why): ${all.length - counting.length}`);
  for (const one of all) if (one.excuse !== null) console.log(`  ${describe(one)}: ${one.excuse}`);
}

const describe = ({ peer, scenario, measure, theirs, ours }: Beaten): string =>
  `${scenario} ${measure.padEnd(6)} ${peer}: ${number(theirs, 2)}, ours ${number(ours, 2)}`;

export function printVerdicts(verdicts: readonly Verdict[]): void {
  console.log('\nBars');
  for (const one of verdicts) {
    const isStretch = one.stretch !== undefined && one.value <= one.stretch;
    const word = isMissed(one)
      ? 'MISSED'
      : !isMet(one)
        ? 'not reached, no bar'
        : isStretch
          ? 'met, stretch too'
          : 'met';
    console.log(
      `  ${one.what.padEnd(46)}${number(one.value, 3).padStart(11)}  <= ${String(one.bar).padEnd(7)}${word}`,
    );
  }
  const bars = verdicts.filter(({ isAim }) => !isAim);
  console.log(`${bars.filter(isMet).length} of ${bars.length} bars met`);
}
