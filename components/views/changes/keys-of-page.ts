import type { ChangesClient } from '#components/app/changes-client.ts';

/** The keys that this page took from the worker, by change and step. */
export interface KeysOfPage {
  held(id: string, step: number): string | null;
  take(id: string, step: number): Promise<string | null>;
  dismiss(id: string, step: number): void;
}

const PAGES = new WeakMap<ChangesClient, KeysOfPage>();

/**
 * What a page holds of keys that ZenML shows once: in memory, until they are put away or the page closes, so that a view that is left
 * loses none. The worker hands each out once; however often it is asked for, one request is under way.
 */
export function keysOfPage(client: ChangesClient): KeysOfPage {
  const known = PAGES.get(client);
  if (known) return known;
  const held = new Map<string, string>();
  const asked = new Map<string, Promise<string | null>>();
  const ask = async (key: string, id: string, step: number) => {
    try {
      const secret = await client.takeSecret(id, step);
      // What was handed out before is never lost to a later "there is none".
      if (secret !== null) held.set(key, secret);
      return held.get(key) ?? null;
    } finally {
      asked.delete(key);
    }
  };
  const keys: KeysOfPage = {
    held: (id, step) => held.get(`${id} ${step}`) ?? null,
    take(id, step) {
      const key = `${id} ${step}`;
      const asking = asked.get(key) ?? ask(key, id, step);
      asked.set(key, asking);
      return asking;
    },
    dismiss: (id, step) => void held.delete(`${id} ${step}`),
  };
  PAGES.set(client, keys);
  return keys;
}
