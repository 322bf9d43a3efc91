import { settled } from '../../e2e/harness/views.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { type Beginning, firstPaint, keepOneOpen } from './first-paint.ts';
import { median, middleRatio, quantile } from './middle.ts';
import { dashboardUrl } from './page-cost.ts';
import { BLANK, OURS, type SideBySide, sideBySide } from './side-by-side.ts';

/** What is known of the page that the popup is about, once somebody has looked. */
const DATA = 'Vision production';

/** How soon the popup paints beside one that has nothing to paint, and how soon what is known is in it. */
export const popup: Part = async ({ runs }) => {
  const browser = await sideBySide([BLANK, OURS]);
  const { ours, blank } = await paintsInTurns(browser, runs);
  await browser.close();
  const frames = ours.map((one) => one.frames ?? Number.NaN);
  const ratioOf = (of: 'paint' | 'content') => middleRatio(valuesOf(ours, of), valuesOf(blank, of));
  const middle = (of: 'app' | 'data') => number(median(ours.map((one) => one[of] ?? Number.NaN)), 0);
  const row = (name: string, all: Beginning[], ratios: [string, string], rest: string[]) => ({
    name,
    cells: [
      ...quantiles(valuesOf(all, 'paint')),
      ratios[0],
      ...quantiles(valuesOf(all, 'content')),
      ratios[1],
      ...rest,
    ],
  });
  printTable(
    `Popup: opened ${runs} times in turns, ms (as a page in a tab)`,
    ['paint p50', 'p95', 'ratio', 'text p50', 'p95', 'ratio', 'app p50', 'data p50', 'frames'],
    [
      row(BLANK.name, blank, ['1.00', '1.00'], ['', '', '']),
      row(
        OURS.name,
        ours,
        [number(ratioOf('paint'), 2), number(ratioOf('content'), 2)],
        [middle('app'), middle('data'), number(median(frames), 0)],
      ),
    ],
  );
  return [
    { what: 'popup: first paint / blank popup’s', value: ratioOf('paint'), bar: 1.6 },
    { what: 'popup: frames from its first one to the cached data', value: median(frames), bar: 1 },
  ];
};

/** Opens both popups so many times, ours about a page of the dashboard that was looked at before. */
export async function paintsInTurns({ context, urlOf }: SideBySide, runs: number) {
  const dashboard = await context.newPage();
  await dashboard.goto(dashboardUrl(0));
  const looked = await context.newPage();
  await looked.goto(urlOf(OURS, OURS.quietPage));
  const [tab] = await looked.evaluate(() => chrome.tabs.query({ url: 'https://cloud.zenml.io/*' }));
  const own = urlOf(OURS, `${OURS.popup}?tab=${tab?.id}`);
  await looked.goto(own);
  await settled(looked);
  await keepOneOpen(context, urlOf(BLANK, BLANK.popup));
  const blank: Beginning[] = [];
  const ours: Beginning[] = [];
  for (let run = 0; run <= runs; run += 1) {
    blank.push(await firstPaint(context, urlOf(BLANK, BLANK.popup), null));
    ours.push(await firstPaint(context, own, DATA));
  }
  // The first of all reads files that no cache has yet.
  return { ours: ours.slice(1), blank: blank.slice(1) };
}

const valuesOf = (all: readonly Beginning[], of: 'paint' | 'content') => all.map((one) => one[of]);

const quantiles = (values: readonly number[]): string[] =>
  [0.5, 0.95].map((share) => number(quantile(values, share), 0));
