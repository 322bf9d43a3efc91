import {
  type CacheEntry,
  cacheKey,
  cachePrefix,
  type Identity,
  isStale,
  parseStored,
  peeked,
  progressKey,
  progressPrefix,
  readEntry,
  toStored,
} from '#lib/cache-entry.ts';
import type { Answer, Progress, QueryName } from '#lib/protocol.ts';
import { sessionArea } from '#lib/session-area.ts';
import { expirations } from '#lib/storage.ts';
import { sizeOf } from './cache-index.ts';
import { MAX_ENTRY_BYTES } from './cache-limits.ts';
import { forget, noteUse, revise, store } from './cache-store.ts';
import { storedKeys } from './compare-index.ts';
import { earlySession, storedUnder } from './early-session.ts';
import { walkPrefix } from './walk-keys.ts';

/**
 * Answers of ZenML in `storage.session`: memory, private to our own pages, gone with the browser. One key per
 * account and question, so one account's answers cannot be found under another (ARCHITECTURE.md, "Cache").
 */
export async function readCache(
  identity: Identity,
  query: string,
  input: object,
): Promise<CacheEntry | null> {
  return (await findCached(identity, query, input)).entry();
}

/** What was found under a key, and not unpacked yet: a large answer takes a while. */
export interface Found {
  key: string;
  isFresh: boolean;
  entry(): Promise<CacheEntry | null>;
}

export async function findCached(identity: Identity, query: string, input: object): Promise<Found> {
  const key = cacheKey(identity, query, input);
  const stored = await valueAt(key);
  const parsed = parseStored(stored);
  return { key, isFresh: parsed !== null && !isStale(parsed), entry: () => entryAt(key, stored) };
}

async function entryAt(key: string, stored: unknown): Promise<CacheEntry | null> {
  if (stored === undefined) return null;
  const entry = await readEntry(stored);
  if (entry) noteUse(key);
  else await forgetBroken(key);
  return entry;
}

/**
 * Stores an answer that is fresh for `staleTime` ms, the least recently used ones making room. `isStored` is false
 * when there is no room all the same, or when the account is no longer the one that is signed in.
 */
export async function writeCache(
  identity: Identity,
  query: string,
  input: object,
  data: object,
  staleTime: number,
): Promise<{ entry: CacheEntry; isStored: boolean }> {
  const key = cacheKey(identity, query, input);
  const now = Date.now();
  const entry: CacheEntry = { updatedAt: now, staleAt: now + staleTime, data };
  const isStored = await store(identity, key, async () => {
    const stored = await toStored(entry);
    const bytes = sizeOf(key, stored.packed);
    // One that is too large to keep still reaches who asked.
    return bytes > MAX_ENTRY_BYTES ? null : { line: { bytes, pages: 0 }, values: { [key]: stored } };
  });
  return { entry, isStored };
}

/** Keeps how far the walks of a question have come, for the views that wait for it; with none, forgets it. */
export async function writeProgress(
  identity: Identity,
  query: string,
  input: object,
  progress: Progress[],
): Promise<void> {
  const key = progressKey(cacheKey(identity, query, input));
  earlySession.letGo();
  await (progress.length > 0
    ? sessionArea()
        .set({ [key]: progress })
        .catch(() => undefined)
    : sessionArea().remove(key));
}

/** The cached answer with the progress of a newer one, as a view gets it. */
export async function peekCache(
  identity: Identity,
  query: string,
  input: object,
): Promise<Answer<QueryName> | null> {
  const key = cacheKey(identity, query, input);
  const walks = progressKey(key);
  const stored = await storedUnder([key, walks]);
  return peeked(await entryAt(key, stored[key]), stored[walks]);
}

/**
 * Makes an account's stored answers to some questions old, so that whoever shows them asks again, and forgets the pages of its
 * lists, which are from before.
 */
export async function expireCache(identity: Identity, queries: readonly string[]): Promise<void> {
  const prefixes = queries.map((query) => cacheKey(identity, query, {}).slice(0, -'{}'.length));
  const { controlPlaneId, userId } = identity;
  const now = Date.now();
  const expired = Object.fromEntries(queries.map((query) => [expirationKey(identity, query), now]));
  await expirations.update((all) => ({ ...all, ...expired }));
  const walks = `${walkPrefix(controlPlaneId)}${userId}/`;
  await forget(async () => (await storedKeys()).filter((key) => key.startsWith(walks)));
  await revise(async () => {
    const keys = (await storedKeys()).filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
    const stored = Object.entries(await sessionArea().get(keys));
    return Object.fromEntries(
      stored.flatMap(([key, value]) => {
        const entry = parseStored(value);
        return entry ? [[key, { ...entry, staleAt: 0 }]] : [];
      }),
    );
  });
}

const expirationKey = ({ controlPlaneId, userId }: Identity, query: string): string =>
  `${controlPlaneId}/${userId}/${query}`;

/**
 * Whether a change has made an answer old that began to be read at that time, epoch ms, before it was stored. A change of the
 * future was made before the clock was put back: every answer until then would be old, and asked for again at once. While one was
 * read that began in the future, it was put back, and nobody knows whether a change came before or after.
 */
export async function wasExpired(identity: Identity, query: string, begunAt: number): Promise<boolean> {
  const at = (await expirations.read())[expirationKey(identity, query)];
  const now = Date.now();
  return typeof at === 'number' && (begunAt > now || (at >= begunAt && at <= now));
}

/**
 * Forgets every answer of a control plane, and every page of its lists, or all but those of the account that is
 * signed in now.
 */
export async function purgeCache(controlPlaneId: string, keepUserId: string | null = null): Promise<void> {
  const prefixes = [cachePrefix, walkPrefix, progressPrefix].map((prefixOf) => prefixOf(controlPlaneId));
  const isKept = (key: string, prefix: string) =>
    keepUserId !== null && key.startsWith(`${prefix}${keepUserId}/`);
  await forget(async () =>
    (await storedKeys()).filter((key) =>
      prefixes.some((prefix) => key.startsWith(prefix) && !isKept(key, prefix)),
    ),
  );
}

const valueAt = async (key: string): Promise<unknown> => (await storedUnder(key))[key];

/** Looked at once more: a good one may have been stored meanwhile. */
const forgetBroken = (key: string): Promise<void> =>
  forget(async () => ((await readEntry(await valueAt(key))) ? [] : [key]));
