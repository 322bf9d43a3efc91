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
  /** How many times longer than a piece of work that is always the same, done in the same page, the longest of them took. */
  longestRatio: number;
  /** So many times longer than that all of them took by the clock, because others had the processor: 1 when nobody had. */
  slowdown: number;
}

/** The soonest of some, ms: what the page takes to sort a hundred thousand numbers, on this machine as busy as it is. */
const yardstick = (): number => {
  let soonest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 7; run += 1) {
    const numbers = Array.from({ length: 100_000 }, (_, index) => (index * 7_919) % 100_003);
    const began = performance.now();
    numbers.sort((a, b) => a - b);
    soonest = Math.min(soonest, performance.now() - began);
  }
  return soonest;
};

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
  const longest = Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
  const total = (of: (task: TraceEvent) => number) => tasks.reduce((sum, task) => sum + of(task), 0);
  return {
    tasks: tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a),
    longestRatio: longest / (await page.evaluate(yardstick)),
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
