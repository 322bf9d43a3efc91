import { cacheKey, progressKey } from '#lib/cache-entry.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { sessionArea } from '#lib/session-area.ts';

const SESSION = cacheKey({ controlPlaneId: ZENML_CLOUD.id, userId: null }, 'session', {});

/** Who was last known to be signed in on ZenML's own control plane, on whom the answer to the first question hangs. */
const KEYS: readonly string[] = [SESSION, progressKey(SESSION)];

/** Longer ago than this, in ms, it is asked for anew. */
const SOON_MS = 1_000;

type Stored = Promise<Record<string, unknown>>;

/** What is still to be taken, and when it began to be read, by `performance.now()`. */
let early: { at: number; stored: Stored } | null = null;

/** Begins to read it while the rest of the worker starts: the first question is then answered without waiting for the browser once more. */
export function readSessionEarly(): void {
  const stored = sessionArea().get([...KEYS]);
  // Nobody may ever ask for it.
  stored.catch(() => undefined);
  early = { at: performance.now(), stored };
}

/** What is stored under keys of the cache: what was read early, for whoever asks first, else read now. May hold others besides. */
export function storedUnder(keys: string | string[]): Stored {
  if (!early || ![keys].flat().every((key) => KEYS.includes(key))) return sessionArea().get(keys);
  const { at, stored } = early;
  letGoOfEarlySession();
  return performance.now() - at < SOON_MS ? stored : sessionArea().get(keys);
}

/** To be called before anything of the cache is written, which nobody but this worker does: what was read before is no longer taken. */
export function letGoOfEarlySession(): void {
  early = null;
}
