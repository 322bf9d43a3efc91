import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  /** µs of the processor. */
  tdur?: number;
  args?: { data?: { url?: string; stackTrace?: { url?: string }[] } };
}

/** What one extension's scripts did in a page. */
export interface ScriptWork {
  /** ms of the processor, from the first line of its script to the last one. */
  evaluated: number;
  /** How often one of its functions was called afterwards: by a timer, an observer, an event, a message. */
  calls: number;
  /** Timers, animation frames and idle callbacks that it asked for. */
  waits: number;
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.stack',
];
const WAITS = ['TimerInstall', 'RequestAnimationFrame', 'RequestIdleCallback'];

/** Watches a page while something is done in it, and answers what the content script of this URL did there. A trace is of the whole browser. */
export async function watchExtension(
  browser: Browser,
  page: Page,
  script: string,
  work: () => Promise<unknown>,
): Promise<ScriptWork> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const own = trace.traceEvents.filter(({ args }) =>
    [args?.data?.url, args?.data?.stackTrace?.[0]?.url].includes(script),
  );
  const named = (...names: string[]) => own.filter(({ name }) => names.includes(name));
  return {
    evaluated: named('EvaluateScript').reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0),
    calls: named('FunctionCall').length,
    waits: named(...WAITS).length,
  };
}
