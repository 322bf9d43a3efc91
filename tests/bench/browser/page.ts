import { startControlPlane } from '../../control-plane/start-control-plane.ts';
import type { Part } from '../part.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';
import { type ScriptWork, watchExtension } from './extension-trace.ts';
import { median } from './middle.ts';
import { dashboardUrl, type PageCost, pageCost, quiet } from './page-cost.ts';
import { BLANK, OURS, type SideBySide, sideBySide } from './side-by-side.ts';
import { watchWorkers } from './worker-starts.ts';

/** What a page of the dashboard takes with the sidebar closed, beside a blank extension and none. */
export const page: Part = async ({ runs }) => {
  const controlPlane = await startControlPlane({ resourceForm: 'workspace' });
  const names = ['no extension', BLANK.name, OURS.name];
  const browsers: SideBySide[] = [];
  for (const extensions of [[], [BLANK], [OURS]])
    browsers.push(await sideBySide(extensions, { controlPlane }));
  const costs: PageCost[][] = names.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, { context }] of browsers.entries()) {
      const cost = await pageCost(context, run);
      // The first of all reads files that no cache has yet.
      if (run > 0) costs[index]?.push(cost);
    }
  }
  const [, , ours] = browsers;
  if (!ours) throw new Error('There is no browser.');
  const { work, starts } = await ownWork(ours, runs);
  for (const browser of browsers) await browser.close();
  await controlPlane.close();

  const column = (index: number, name: keyof PageCost) => (costs[index] ?? []).map((cost) => cost[name]);
  printTable(
    `A dashboard's page with the sidebar closed, loaded ${runs} times in turns, ms of the processor`,
    ['script', 'more', 'task', 'more', 'paint', 'long tasks', 'shift'],
    names.map((name, index) => ({
      name,
      cells: [
        ...(['script', 'task'] as const).flatMap((what) => [
          number(median(column(index, what)), 1),
          number(more(column(index, what), column(0, what)), 1),
        ]),
        number(median(column(index, 'paint')), 0),
        number(median(column(index, 'longTasks')), 0),
        number(median(column(index, 'layoutShift')), 4),
      ],
    })),
  );
  return [
    ...workVerdicts(work, starts),
    {
      what: 'page: script, ms more than with no extension',
      value: more(column(2, 'script'), column(0, 'script')),
      bar: 2,
    },
    {
      what: 'page: long tasks more than with no extension',
      value: more(column(2, 'longTasks'), column(0, 'longTasks')),
      bar: 0,
    },
    {
      what: 'page: layout shift more than with no extension',
      value: more(column(2, 'layoutShift'), column(0, 'layoutShift')),
      bar: 0,
    },
  ];
};

/** The middle of what single turns took more. */
const more = (ours: readonly number[], others: readonly number[]): number =>
  median(ours.map((own, index) => own - (others[index] ?? Number.NaN)));

/** What our script did on a page that was loaded and used, by a trace, and how often it woke its worker. */
export async function ownWork({ context, urlOf }: SideBySide, runs: number) {
  const home = context.pages()[0] ?? (await context.newPage());
  await home.goto(urlOf(OURS, OURS.quietPage));
  const workers = await watchWorkers(await context.newCDPSession(home));
  await workers.stopAll();
  const before = workers.starts();
  const browser = context.browser();
  if (!browser) throw new Error('Chromium ended.');
  const work: ScriptWork[] = [];
  const dashboard = await context.newPage();
  for (let run = 0; run < runs; run += 1) {
    const done = watchExtension(browser, dashboard, urlOf(OURS, '/launcher.js'), async () => {
      await dashboard.goto(dashboardUrl(run));
      await quiet(dashboard);
      // A page that draws itself anew is what an observer would work at.
      await dashboard.getByRole('link', { name: 'Stacks' }).click();
      await dashboard.getByRole('heading', { name: 'Stacks' }).waitFor();
    });
    work.push(await done);
  }
  await dashboard.close();
  return { work, starts: workers.starts() - before };
}

export const workVerdicts = (work: readonly ScriptWork[], starts: number): Verdict[] => [
  {
    what: 'launcher: its script, ms of the processor',
    value: median(work.map(({ evaluated }) => evaluated)),
    bar: 2,
  },
  {
    what: 'launcher: calls after its script, per load',
    value: median(work.map(({ calls }) => calls)),
    bar: 1,
  },
  { what: 'launcher: timers and frames, per load', value: median(work.map(({ waits }) => waits)), bar: 0 },
  { what: 'launcher: starts of the worker in all loads', value: starts, bar: 0 },
];
