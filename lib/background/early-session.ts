import { cacheKey, progressKey } from '#lib/cache-entry.ts';
import { createEarly } from '#lib/early.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { sessionArea } from '#lib/session-area.ts';

const SESSION = cacheKey({ controlPlaneId: ZENML_CLOUD.id, userId: null }, 'session', {});

/** Who was last known to be signed in on ZenML's own control plane, on whom the answer to the first question hangs. */
const KEYS: readonly string[] = [SESSION, progressKey(SESSION)];

/** Nobody but this worker writes it, who lets go of what was read early before it writes anything of the cache. */
export const earlySession = createEarly(() => sessionArea().get([...KEYS]));

/** What is stored under keys of the cache: what was read early, for whoever asks first, else read now. May hold others besides. */
export const storedUnder = (keys: string | string[]): Promise<Record<string, unknown>> =>
  ([keys].flat().every((key) => KEYS.includes(key)) && earlySession.take()) || sessionArea().get(keys);
