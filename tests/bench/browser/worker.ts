import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { coldStarts } from './cold-start.ts';
import { median, middleRatio, quantile } from './middle.ts';
import { BLANK, OURS, sideBySide } from './side-by-side.ts';

/** What our views ask most often, and what costs the worker no question to ZenML. */
export const PEEK = {
  type: 'peek',
  controlPlaneId: 'zenml-cloud',
  query: 'session',
  input: {},
  version: '0.1.0',
};

/** How long the worker takes to wake up and answer, beside one that does nothing. */
export const worker: Part = async ({ runs }) => {
  const extensions = [BLANK, OURS];
  const browser = await sideBySide(extensions);
  const starts = await coldStarts(browser, extensions, PEEK);
  const found = extensions.map(() => ({ cold: [] as number[], warm: [] as number[] }));
  // The first of all reads files that no cache has yet.
  await starts.round();
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { cold, warm }] of (await starts.round()).entries()) {
      found[index]?.cold.push(cold);
      found[index]?.warm.push(warm);
    }
  }
  await browser.close();
  printTable(
    `Worker: stopped, then asked, ${runs} times in turns, ms`,
    ['cold p50', 'cold p95', 'warm p50', 'cold ratio'],
    extensions.map(({ name }, index) => {
      const { cold = [], warm = [] } = found[index] ?? {};
      return {
        name,
        cells: [
          ...[median(cold), quantile(cold, 0.95), median(warm)].map((value) => number(value, 1)),
          number(middleRatio(cold, found[0]?.cold ?? []), 2),
        ],
      };
    }),
  );
  return [
    {
      what: 'worker: cold start to first reply / empty worker’s',
      value: middleRatio(found[1]?.cold ?? [], found[0]?.cold ?? []),
      bar: 1.6,
    },
  ];
};
