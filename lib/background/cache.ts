import { browser } from 'wxt/browser';
import {
  CACHE_VERSION,
  type CacheEntry,
  cacheKey,
  cachePrefix,
  type Identity,
  readEntry,
} from '#lib/cache-entry.ts';

/**
 * Answers of ZenML in `storage.session`: memory, private to our own pages, gone with the browser. One key per
 * account and question, so one account's answers cannot be found under another (ARCHITECTURE.md, "Cache").
 */
export async function readCache(
  identity: Identity,
  query: string,
  input: object,
): Promise<CacheEntry | null> {
  const key = cacheKey(identity, query, input);
  const stored = (await browser.storage.session.get(key))[key];
  const entry = readEntry(stored);
  if (stored !== undefined && !entry) await browser.storage.session.remove(key);
  return entry;
}

/**
 * Stores an answer that is fresh for `staleTime` ms. When the memory is full, older answers make room;
 * `isStored` is false when that was not enough.
 */
export async function writeCache(
  identity: Identity,
  query: string,
  input: object,
  data: unknown,
  staleTime: number,
): Promise<{ entry: CacheEntry; isStored: boolean }> {
  const now = Date.now();
  const entry: CacheEntry = { version: CACHE_VERSION, updatedAt: now, staleAt: now + staleTime, data };
  const stored = { [cacheKey(identity, query, input)]: entry };
  // Over quota, nothing at all is stored. The answer still reaches who asked, even if it cannot be kept.
  let isStored = await tryToStore(stored);
  if (!isStored) {
    await dropOldestHalf();
    isStored = await tryToStore(stored);
  }
  return { entry, isStored };
}

const tryToStore = (stored: Record<string, CacheEntry>): Promise<boolean> =>
  browser.storage.session.set(stored).then(
    () => true,
    () => false,
  );

/** Forgets every answer of a control plane, or every one but those of the account that is signed in now. */
export async function purgeCache(controlPlaneId: string, keepUserId: string | null = null): Promise<void> {
  const prefix = cachePrefix(controlPlaneId);
  const kept = keepUserId === null ? null : `${prefix}${keepUserId}/`;
  const keys = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(
    keys.filter((key) => key.startsWith(prefix) && !(kept && key.startsWith(kept))),
  );
}

async function dropOldestHalf(): Promise<void> {
  const all = Object.entries(await browser.storage.session.get(null)).flatMap(([key, value]) => {
    // Who is signed in is what all other answers depend on.
    const entry = key.startsWith('cache/') && !key.includes('/-/session/') ? readEntry(value) : null;
    return entry ? [{ key, updatedAt: entry.updatedAt }] : [];
  });
  all.sort((a, b) => a.updatedAt - b.updatedAt);
  await browser.storage.session.remove(all.slice(0, Math.ceil(all.length / 2)).map(({ key }) => key));
}
