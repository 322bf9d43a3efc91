import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** µs of the processor, which waits for others do not lengthen. */
  tdur?: number;
}

const MARK = 'sidecar-main-thread';

/**
 * How long the tasks of a page's main thread took while something was done, the longest first: ms of the processor and
 * not of the clock, so that a machine that is busy with something else makes no view slow.
 */
export async function longestTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await work();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const main = trace.traceEvents.find(({ name }) => name === MARK);
  if (!main) throw new Error('The trace does not tell the main thread.');
  const isTask = ({ name, pid, tid }: TraceEvent) =>
    name.endsWith('RunTask') && pid === main.pid && tid === main.tid;
  return trace.traceEvents
    .filter(isTask)
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .sort((a, b) => b - a);
}
