/**
 * The key and shape of a cached answer, shared by the worker that writes it and our own pages that paint from
 * it without waiting for the worker.
 */
export interface CacheEntry {
  /** Shape of the data; entries of another version are dropped. */
  version: number;
  /** Epoch ms at which ZenML answered. */
  updatedAt: number;
  /** Epoch ms after which it is asked again. */
  staleAt: number;
  data: unknown;
}

/** Raise it whenever the data of any query changes its shape. */
export const CACHE_VERSION = 1;

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

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, nested: unknown) =>
    nested && typeof nested === 'object' && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}

/** The entry in a stored value, or null when it is none, or one of another version. */
export function readEntry(stored: unknown): CacheEntry | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { version, updatedAt, staleAt, data } = stored as Partial<CacheEntry>;
  return version === CACHE_VERSION && typeof updatedAt === 'number' && typeof staleAt === 'number' && data
    ? { version, updatedAt, staleAt, data }
    : null;
}
