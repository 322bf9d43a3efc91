import { type Browser, browser } from 'wxt/browser';
import { isInPrivateWindow } from './private-window.ts';

/** What both the worker and views need before they can answer or show anything. */
const CONTROL_PLANES = ['control-planes'];

/** What views need besides, by the area that it is in. Who is signed in is read of ZenML's own control plane: of others the keys are not known yet. */
const OF_VIEWS = {
  local: [...CONTROL_PLANES, 'last-control-plane', 'editing', 'production', 'environments'],
  session: ['popup-view', 'cache/zenml-cloud/-/session/{}', 'progress/zenml-cloud/-/session/{}'],
};

/** Longer ago than this, in ms, it may have been changed since by others. */
const SOON_MS = 1_000;

type Area = 'local' | 'session';
type Stored = Promise<Record<string, unknown>>;
type Tab = Browser.tabs.Tab | undefined;

interface EarlyReads {
  /** When they began, by `performance.now()`. */
  at: number;
  /** By the keys that are still to be taken. */
  stored: Partial<Record<Area, { keys: Set<string>; read: Stored }>>;
  managed: Stored | undefined;
  tab: Promise<Tab> | undefined;
}

declare global {
  /** Only where something was read early: in pages of ours that begin with it, and in the worker. */
  var sidecarReads: EarlyReads | undefined;
}

/**
 * Begins to read what a page of ours shows first, while the browser still loads the page's own scripts: it would take about as
 * long after them. Whoever needs it first is told what came, also that it could not be read; everybody after asks anew.
 */
export function readEarly(): void {
  begin({
    local: early('local', OF_VIEWS.local),
    // The memory of a private window is elsewhere (`session-area.ts`).
    ...(!isInPrivateWindow() && { session: early('session', OF_VIEWS.session) }),
  });
  if (globalThis.sidecarReads) globalThis.sidecarReads.tab = heedless(readTab());
}

/** Begins to read the control planes, without which the worker answers nobody, while the rest of it starts. */
export const readControlPlanesEarly = (): void => begin({ local: early('local', CONTROL_PLANES) });

function begin(stored: EarlyReads['stored']): void {
  const managed = heedless(browser.storage.managed.get());
  globalThis.sidecarReads = { at: performance.now(), stored, managed, tab: undefined };
}

const early = (area: Area, keys: readonly string[]) => ({
  keys: new Set(keys),
  read: heedless(browser.storage[area].get([...keys])),
});

/** Nobody may ever ask for it. */
function heedless<T>(read: Promise<T>): Promise<T> {
  read.catch(() => undefined);
  return read;
}

/** The tab that a page's own URL names (`?tab=`), else the active one; undefined: it is not there anymore. */
export async function readTab(): Promise<Tab> {
  const named = Number(new URLSearchParams(location.search).get('tab') || Number.NaN);
  return Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

/** What was read early of keys, for whoever asks first, writes them or is told that they changed; undefined: it has to be asked for. */
export function takeStored(area: Area, ...keys: readonly string[]): Stored | undefined {
  const found = soon()?.stored[area];
  const areThere = keys.every((key) => found?.keys.has(key));
  for (const key of keys) found?.keys.delete(key);
  return areThere ? found?.read : undefined;
}

/** The policy that was read early, likewise. */
export function takeManaged(): Stored | undefined {
  const reads = soon();
  const read = reads?.managed;
  if (reads) reads.managed = undefined;
  return read;
}

/** The tab that was read early, likewise. */
export function takeTab(): Promise<Tab> | undefined {
  const reads = soon();
  const read = reads?.tab;
  if (reads) reads.tab = undefined;
  return read;
}

function soon(): EarlyReads | undefined {
  const reads = globalThis.sidecarReads;
  return reads && performance.now() - reads.at < SOON_MS ? reads : undefined;
}
