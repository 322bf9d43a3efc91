import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** µs of the clock. */
  dur?: number;
  /** µs of the processor, which waits for others do not lengthen. */
  tdur?: number;
}

/** What a page's main thread did while something was done. */
export interface Tasks {
  /** How long each of its tasks took, the longest first: ms of the processor. */
  tasks: number[];
  /** So many times longer than that all of them took by the clock, because others had the processor: 1 when nobody had. */
  slowdown: number;
}

const MARK = 'sidecar-main-thread';

/**
 * How long the tasks of a page's main thread took while something was done: by the processor and not by the clock, so that
 * a machine that is busy with something else makes no view slow.
 */
export async function watchTasks(browser: Browser, page: Page, work: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await work();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const main = trace.traceEvents.find(({ name }) => name === MARK);
  if (!main) throw new Error('The trace does not tell the main thread.');
  const isTask = ({ name, pid, tid }: TraceEvent) =>
    name.endsWith('RunTask') && pid === main.pid && tid === main.tid;
  const tasks = trace.traceEvents.filter(isTask);
  const total = (of: (task: TraceEvent) => number) => tasks.reduce((sum, task) => sum + of(task), 0);
  return {
    tasks: tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a),
    slowdown: Math.max(
      1,
      total(({ dur = 0 }) => dur) /
        Math.max(
          1,
          total(({ tdur = 0 }) => tdur),
        ),
    ),
  };
}
