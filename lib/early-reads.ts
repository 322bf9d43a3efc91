import { browser } from 'wxt/browser';

/** What is stored of control planes. */
const KEY = 'control-planes';

/** Longer ago than this, in ms, it may have been changed since by others. */
const SOON_MS = 1_000;

type Stored = Promise<Record<string, unknown>>;

/** What is still to be taken, and when it began to be read, by `performance.now()`. */
let reads: { at: number; stored: Stored | undefined; managed: Stored | undefined } | null = null;

/**
 * Begins to read the control planes and the policy, without which the worker answers nobody, while the rest of it starts. Whoever needs
 * either first is told what came, also that it could not be read; everybody after asks anew.
 */
export function readControlPlanesEarly(): void {
  reads = {
    at: performance.now(),
    stored: heedless(browser.storage.local.get(KEY)),
    managed: heedless(browser.storage.managed.get()),
  };
}

/** Nobody may ever ask for it. */
function heedless(read: Stored): Stored {
  read.catch(() => undefined);
  return read;
}

/** What was read early of a key, for whoever asks first, writes it or is told that it changed; undefined: it has to be asked for. */
export const takeStored = (key: string): Stored | undefined => (key === KEY ? take('stored') : undefined);

/** The policy that was read early, likewise. */
export const takeManaged = (): Stored | undefined => take('managed');

function take(what: 'stored' | 'managed'): Stored | undefined {
  if (!reads) return undefined;
  const { at, [what]: read } = reads;
  reads = { ...reads, [what]: undefined };
  return performance.now() - at < SOON_MS ? read : undefined;
}
