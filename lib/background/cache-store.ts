import { cacheKey, type Identity, readEntry } from '#lib/cache-entry.ts';
import type { Session } from '#lib/model/session.ts';
import { sessionArea } from '#lib/session-area.ts';
import {
  evictions,
  fits,
  INDEX_KEY,
  type Line,
  type Lines,
  put,
  readIndex,
  totals,
  touch,
  writeIndex,
} from './cache-index.ts';
import { compareIndex } from './compare-index.ts';
import { earlySession } from './early-session.ts';
import { lineOf, pageKeys } from './walk-keys.ts';

/** What is to be stored under a line, all of it or nothing. */
export interface Write {
  line: Line;
  values: Record<string, unknown>;
  /** Keys of the line that it no longer has. */
  overtaken?: string[];
}

const session = sessionArea;
const locked = <T>(work: () => Promise<T>): Promise<T> => {
  earlySession.letGo();
  return navigator.locks.request('cache', work) as Promise<T>;
};

/**
 * Lines used since the index was last written, so that reading costs no write. Losing them only makes an answer
 * look older than it is.
 */
const used = new Set<string>();
/** Whether the index is one that this worker compared with what is there; the worker before may have been stopped anywhere. */
let isCompared = false;

/** Notes that a line was read. */
export function noteUse(key: string): void {
  used.delete(key);
  used.add(key);
}

/**
 * Stores what `write` makes of the line's present state, and lets go of what has no room beside it. False when it
 * was not stored: `write` answered null, there is no room, or the account is not the one that is signed in, which is
 * looked up under the same lock that forgetting an account holds.
 */
export const store = (
  identity: Identity,
  key: string,
  write: (before: Line | undefined) => Promise<Write | null>,
): Promise<boolean> =>
  locked(async () => {
    const sessionKey = cacheKey({ ...identity, userId: null }, 'session', {});
    const stored = await session().get([INDEX_KEY, sessionKey]);
    if (identity.userId !== null && identity.userId !== (await accountIn(stored[sessionKey]))) return false;
    const index = readIndex(stored[INDEX_KEY]);
    const lines = index && isCompared ? index : await compareIndex(index);
    touch(lines, used);
    const before = lines.get(key);
    const wanted = await write(before);
    if (!wanted) return false;
    const after = new Map(lines);
    put(after, key, wanted.line);
    const gone = without(after, evictions(after, key));
    if (!fits(after)) return false;
    await session().remove([...gone, ...(wanted.overtaken ?? [])]);
    if (await tryToSet({ ...wanted.values, [INDEX_KEY]: writeIndex(after) })) return noted();
    // Others fill the memory: half of what we have besides makes room, once.
    const half = (totals(after).bytes + wanted.line.bytes) / 2;
    await session().remove(without(after, evictions(after, key, half)));
    if (await tryToSet({ ...wanted.values, [INDEX_KEY]: writeIndex(after) })) return noted();
    if (before) after.set(key, before);
    else after.delete(key);
    // An index that tells of more than there is only makes room too early.
    await tryToSet({ [INDEX_KEY]: writeIndex(after) });
    return false;
  });

/** What was found and used is in the index now. A use noted meanwhile may be lost, which makes an answer look older than it is. */
function noted(): true {
  isCompared = true;
  used.clear();
  return true;
}

/** Removes the keys that `named` answers when it is its turn, so that what it looks at does not change under it. */
export const forget = (named: () => Promise<string[]>): Promise<void> =>
  locked(async () => {
    const gone = await named();
    if (gone.length === 0) return;
    await session().remove(gone);
    const lines = readIndex((await session().get(INDEX_KEY))[INDEX_KEY]);
    if (!lines) return;
    for (const key of gone) lines.delete(lineOf(key));
    await tryToSet({ [INDEX_KEY]: writeIndex(lines) });
  });

/** The lines of all walks of which pages are kept. */
export async function walkLines(): Promise<Lines> {
  const lines = readIndex((await session().get(INDEX_KEY))[INDEX_KEY]) ?? new Map();
  return new Map([...lines].filter(([, { pages }]) => pages > 0));
}

/** Over quota, nothing at all is stored. */
const tryToSet = (values: Record<string, unknown>): Promise<boolean> =>
  session()
    .set(values)
    .then(
      () => true,
      () => false,
    );

async function accountIn(stored: unknown): Promise<string | null> {
  const known = (await readEntry(stored))?.data as Session | undefined;
  return known?.state === 'signed-in' ? known.user.id : null;
}

/** Takes lines out and answers the keys of all that was stored under them. */
function without(lines: Lines, keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const pages = lines.get(key)?.pages ?? 0;
    lines.delete(key);
    return pages > 0 ? pageKeys(key, pages) : [key];
  });
}

/** Stores other values of the same size at keys that are there, while nobody else stores. */
export const revise = (revised: () => Promise<Record<string, unknown>>): Promise<void> =>
  locked(async () => {
    await tryToSet(await revised());
  });
