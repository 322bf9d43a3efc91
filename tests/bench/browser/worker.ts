import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { coldStarts, type Start } from './cold-start.ts';
import { ASK, keepFresh, PEEK } from './messages.ts';
import { median, middleRatio, quantile } from './middle.ts';
import { BLANK, OURS, sideBySide } from './side-by-side.ts';

/** What a stopped worker is asked first. */
const FIRST = { 'what is kept (peek)': PEEK, 'a question (ask), kept': ASK };
const BAR = 1.6;

/** How long the worker takes to wake up and answer, beside one that does nothing. */
export const worker: Part = async ({ runs }) => {
  const browser = await sideBySide([BLANK, OURS]);
  const starts = await coldStarts(browser, [BLANK, OURS]);
  await starts.pageOf(OURS).evaluate(keepFresh, ASK);
  browser.controlPlane.clearLog();
  const found = new Map<string, { blank: Start[]; ours: Start[] }>();
  for (const [name, message] of Object.entries(FIRST)) {
    const all = { blank: [] as Start[], ours: [] as Start[] };
    found.set(name, all);
    // The first of all reads files that no cache has yet.
    await starts.round(message);
    for (let run = 0; run < runs; run += 1) {
      const [blank, ours] = await starts.round(message);
      if (!blank?.isAnswered || !ours?.isAnswered) throw new Error(`Not answered: ${name}.`);
      all.blank.push(blank);
      all.ours.push(ours);
    }
  }
  const sent = browser.controlPlane.requests.length;
  await browser.close();
  if (sent > 0) throw new Error(`${sent} requests were measured, too.`);
  const cold = (of: readonly Start[]) => of.map((one) => one.cold);
  printTable(
    `Worker: stopped, then asked, ${runs} times in turns, ms`,
    ['cold p50', 'cold p95', 'warm p50', 'blank p50', 'cold ratio'],
    [...found].map(([name, { blank, ours }]) => ({
      name,
      cells: [
        ...[
          median(cold(ours)),
          quantile(cold(ours), 0.95),
          median(ours.map(({ warm }) => warm)),
          median(cold(blank)),
        ].map((value) => number(value, 1)),
        number(middleRatio(cold(ours), cold(blank)), 2),
      ],
    })),
  );
  return [...found].map(([name, { blank, ours }]) => ({
    what: `worker: cold start to first reply / empty worker’s: ${name}`,
    value: middleRatio(cold(ours), cold(blank)),
    bar: BAR,
  }));
};
