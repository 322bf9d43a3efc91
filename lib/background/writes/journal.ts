import type { DBSchema } from 'idb';
import * as z from 'zod/mini';
import { lazyDatabase } from '../lazy-database.ts';
import { isFinished, isOwnedBy, OPEN_STATES, type Owner, WriteEntry } from './entry.ts';

/** Foreign until parsed: an older version or a fault of the disk may have written it. */
interface Schema extends DBSchema {
  writes: { key: string; value: { id: string }; indexes: { state: string } };
}

const NAME = 'writes';
/** Many times what one change may have: an entry that is forgotten while its change goes on would be sent again. */
const KEPT = 10_000;
const KEPT_MS = 90 * 24 * 60 * 60_000;

export type Journal = ReturnType<typeof createJournal>;

/**
 * Writes and what became of them, in the extension's own IndexedDB: it outlives worker and browser, and content
 * scripts cannot read it. Every function rejects when the browser cannot read or store.
 */
export function createJournal(kept = KEPT) {
  const database = lazyDatabase<Schema>(NAME, (db) => {
    db.createObjectStore(NAME, { keyPath: 'id' }).createIndex('state', 'state');
  });

  /** What can be read; the rest is counted. It stays where it is, so that its id stays used. */
  async function all(): Promise<{ entries: WriteEntry[]; unreadable: number }> {
    const stored = await (await database()).getAll(NAME);
    const entries = stored.flatMap((value) => z.safeParse(WriteEntry, value).data ?? []);
    return { entries, unreadable: stored.length - entries.length };
  }

  async function remove(ids: string[]): Promise<void> {
    const { store, done } = (await database()).transaction(NAME, 'readwrite');
    await Promise.all([...ids.map((id) => store.delete(id)), done]);
  }

  return {
    async get(id: string): Promise<WriteEntry | 'unreadable' | null> {
      const stored = await (await database()).get(NAME, id);
      if (stored === undefined) return null;
      return z.safeParse(WriteEntry, stored).data ?? 'unreadable';
    },

    /** The entries whose ids begin so, by id. */
    async startingWith(prefix: string): Promise<Map<string, WriteEntry | 'unreadable'>> {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const stored = await (await database()).getAll(NAME, range);
      return new Map(stored.map((value) => [value.id, z.safeParse(WriteEntry, value).data ?? 'unreadable']));
    },

    /** Resolves once the entry is on the disk. */
    async put(entry: WriteEntry): Promise<void> {
      const { store, done } = (await database()).transaction(NAME, 'readwrite', { durability: 'strict' });
      await Promise.all([store.put(entry), done]);
    },

    /** Writes of which the outcome is not known yet. */
    async open(): Promise<WriteEntry[]> {
      const db = await database();
      const stored = await Promise.all(OPEN_STATES.map((state) => db.getAllFromIndex(NAME, 'state', state)));
      return stored.flat().flatMap((value) => z.safeParse(WriteEntry, value).data ?? []);
    },

    /** The latest first. `unreadable` counts what is not shown, whosever it is. */
    async list(owner: Owner): Promise<{ entries: WriteEntry[]; unreadable: number }> {
      const { entries, unreadable } = await all();
      const own = entries.filter((entry) => isOwnedBy(entry, owner));
      return { entries: own.sort((a, b) => b.intendedAt - a.intendedAt), unreadable };
    },

    /** Lets go of the finished writes that are older than 90 days or not among the last 10,000, and that nobody needs any more. */
    async prune(now: number, isNeeded: (id: string) => boolean = () => false): Promise<void> {
      const finished = (await all()).entries.filter((entry) => isFinished(entry) && !isNeeded(entry.id));
      const age = (entry: WriteEntry) => now - (entry.finishedAt ?? entry.intendedAt);
      finished.sort((a, b) => age(a) - age(b));
      const old = finished.filter((entry, index) => index >= kept || age(entry) > KEPT_MS);
      if (old.length > 0) await remove(old.map(({ id }) => id));
    },

    /** The ids of an account's writes, but for those being performed, and of all that cannot be read. */
    async clearable(owner: Owner): Promise<string[]> {
      const stored = await (await database()).getAll(NAME);
      return stored.flatMap((value) => {
        const entry = z.safeParse(WriteEntry, value).data;
        const isPerforming = entry?.state === 'intended' || entry?.state === 'sent';
        return entry && (isPerforming || !isOwnedBy(entry, owner)) ? [] : [value.id];
      });
    },

    /** Forgets all of a control plane's, and what cannot be read. */
    async removeOf(controlPlaneId: string): Promise<void> {
      const stored = await (await database()).getAll(NAME);
      const isKept = (value: unknown) => {
        const entry = z.safeParse(WriteEntry, value).data;
        return entry !== undefined && entry.controlPlaneId !== controlPlaneId;
      };
      await remove(stored.flatMap((value) => (isKept(value) ? [] : [value.id])));
    },

    /** Forgets writes; whoever uses such an id again sends it again. */
    remove,
  };
}
