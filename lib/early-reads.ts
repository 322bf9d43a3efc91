import { type Browser, browser } from 'wxt/browser';
import { isInPrivateWindow } from './private-window.ts';

/**
 * What views read before they can show anything, by the area that it is in. Who is signed in is read of ZenML's own control plane: of
 * others the keys are not known yet.
 */
const KEYS = {
  local: ['control-planes', 'last-control-plane', 'editing', 'production', 'environments'],
  session: ['popup-view', 'cache/zenml-cloud/-/session/{}', 'progress/zenml-cloud/-/session/{}'],
};

type Stored = Promise<Record<string, unknown>>;
type Tab = Browser.tabs.Tab | undefined;

interface EarlyReads {
  local: Stored;
  /** Null in a private window, whose memory is elsewhere (`session-area.ts`). */
  session: Stored | null;
  managed: Stored;
  tab: Promise<Tab>;
}

declare global {
  /** Only in pages of ours that begin with `readEarly`. */
  var sidecarReads: EarlyReads | undefined;
}

/**
 * Begins to read what a page of ours needs first, while the browser still loads the page's own scripts: it would take about as
 * long after them. Whoever needs it first is told what came, also that it could not be read; everybody after asks anew.
 */
export function readEarly(): void {
  globalThis.sidecarReads = {
    local: browser.storage.local.get([...KEYS.local]),
    session: isInPrivateWindow() ? null : browser.storage.session.get([...KEYS.session]),
    managed: browser.storage.managed.get(),
    tab: readTab(),
  };
  // Nobody may ever ask for one of them.
  for (const read of Object.values(globalThis.sidecarReads)) read?.catch(() => undefined);
}

/** The tab that a page's own URL names (`?tab=`), else the active one; undefined: it is not there anymore. */
export async function readTab(): Promise<Tab> {
  const named = Number(new URLSearchParams(location.search).get('tab') || Number.NaN);
  return Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

const taken = new Set<string>();

/** What was read early of keys, for whoever asks first; undefined: it has to be asked for. */
export function takeStored(area: 'local' | 'session', keys: string | readonly string[]): Stored | undefined {
  const areAmong = [keys].flat().every((key) => KEYS[area].includes(key));
  return (areAmong && take(`${area} ${keys}`, globalThis.sidecarReads?.[area])) || undefined;
}

/** The policy that was read early, likewise. */
export const takeManaged = (): Stored | undefined => take('managed', globalThis.sidecarReads?.managed);

/** The tab that was read early, likewise. */
export const takeTab = (): Promise<Tab> | undefined => take('tab', globalThis.sidecarReads?.tab);

function take<T>(name: string, read: T | null | undefined): T | undefined {
  if (!read || taken.has(name)) return undefined;
  taken.add(name);
  return read;
}
