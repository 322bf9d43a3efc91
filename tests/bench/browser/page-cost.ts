import type { BrowserContext, Page } from 'playwright-core';
import { DASHBOARD } from '../../e2e/harness/launch-extension.ts';

/** What loading one page of the dashboard took, in ms of the processor unless said otherwise. */
export interface PageCost {
  script: number;
  task: number;
  /** ms of the clock. */
  paint: number;
  /** Tasks of more than 50 ms of the clock. */
  longTasks: number;
  layoutShift: number;
}

/** A page that a person sees every day. */
export const dashboardUrl = (load: number): string =>
  `${DASHBOARD}/workspaces/prod-vision/projects?load=${load}`;

/** Waits until the page is there and has nothing left to do. */
export async function quiet(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Loads the page in a tab of its own. */
export async function pageCost(context: BrowserContext, load: number): Promise<PageCost> {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watchPage);
  await page.goto(dashboardUrl(load));
  await quiet(page);
  const { metrics } = await devTools.send('Performance.getMetrics');
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  const told = await page.evaluate(tellPage);
  await page.close();
  return { script: of('ScriptDuration'), task: of('TaskDuration'), ...told };
}

interface Watched {
  cost: { longTasks: number; layoutShift: number };
}

function watchPage(): void {
  const cost = { longTasks: 0, layoutShift: 0 };
  (globalThis as unknown as Watched).cost = cost;
  new PerformanceObserver((list) => {
    cost.longTasks += list.getEntries().length;
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) cost.layoutShift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

function tellPage() {
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  return { paint: painted?.startTime ?? Number.NaN, ...(globalThis as unknown as Watched).cost };
}
