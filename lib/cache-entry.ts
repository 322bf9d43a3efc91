import { elapsed } from './model/elapsed.ts';
import { stableJson } from './model/stable-json.ts';
import { pack, unpack } from './pack.ts';
import type { Answer, Progress, QueryName } from './protocol.ts';

/**
 * The key and shape of a cached answer, shared by the worker that writes it and our own pages that paint from
 * it without waiting for the worker.
 */
export interface CacheEntry {
  /** Epoch ms at which ZenML answered. */
  updatedAt: number;
  /** Epoch ms after which it is asked again. */
  staleAt: number;
  data: object;
}

/** An entry as it lies in storage. */
export interface StoredEntry {
  version: number;
  updatedAt: number;
  staleAt: number;
  /** The data, packed. */
  packed: string;
}

/** Raise it whenever the data of any query changes its shape; entries of another version are dropped. */
export const CACHE_VERSION = 2;

/** Who an answer was made for: no answer of one account can be found under another. */
export interface Identity {
  controlPlaneId: string;
  /** Null for the session query itself, which tells the account. */
  userId: string | null;
}

export const cachePrefix = (controlPlaneId: string): string => `cache/${controlPlaneId}/`;

/** The storage key of a query's answer; the order of the input's properties does not matter. */
export const cacheKey = (identity: Identity, query: string, input: object): string =>
  `${cachePrefix(identity.controlPlaneId)}${identity.userId ?? '-'}/${query}/${stableJson(input)}`;

/** Also when nobody knows how old it is (`elapsed`). */
export const isStale = ({ updatedAt, staleAt }: Pick<CacheEntry, 'updatedAt' | 'staleAt'>): boolean =>
  elapsed(updatedAt, Date.now()) >= staleAt - updatedAt;
export const progressPrefix = (controlPlaneId: string): string => `progress/${controlPlaneId}/`;

/** Where the progress of a question's walks stands while they last; `key` is that of its answer. */
export const progressKey = (key: string): string => key.replace(/^cache/, 'progress');

/** A stored answer and the progress of a newer one, as a view gets them; null when there is neither. */
export function peeked(entry: CacheEntry | null, progress: unknown): Answer<QueryName> | null {
  const walks = Array.isArray(progress) ? (progress as Progress[]) : [];
  if (!entry && walks.length === 0) return null;
  return {
    data: (entry?.data ?? null) as Answer<QueryName>['data'],
    failure: null,
    updatedAt: entry?.updatedAt ?? null,
    isStale: !entry || isStale(entry),
    progress: walks,
  };
}

export const toStored = async ({ data, updatedAt, staleAt }: CacheEntry): Promise<StoredEntry> => ({
  version: CACHE_VERSION,
  updatedAt,
  staleAt,
  packed: await pack(data),
});

/** What a stored value says outside of its data, or null when it is no entry, or one of another version. */
export function parseStored(stored: unknown): StoredEntry | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { version, updatedAt, staleAt, packed } = stored as Partial<StoredEntry>;
  return version === CACHE_VERSION &&
    Number.isFinite(updatedAt) &&
    Number.isFinite(staleAt) &&
    typeof packed === 'string'
    ? { version, updatedAt: Number(updatedAt), staleAt: Number(staleAt), packed }
    : null;
}

/** The entry in a stored value, or null when it is none, one of another version, or broken. */
export async function readEntry(stored: unknown): Promise<CacheEntry | null> {
  const entry = parseStored(stored);
  const data = entry && (await unpack(entry.packed));
  if (!entry || typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  return { updatedAt: entry.updatedAt, staleAt: entry.staleAt, data };
}
