import type { DBSchema } from 'idb';
import * as z from 'zod/mini';
import { lazyDatabase } from '../lazy-database.ts';
import { isOwnedBy, type Owner } from '../writes/entry.ts';
import { ChangeRecord, isOver } from './change-record.ts';

/** Foreign until parsed: an older version or a fault of the disk may have written it. */
interface Schema extends DBSchema {
  changes: { key: string; value: { id: string }; indexes: { state: string } };
}

const NAME = 'changes';
/** Of what is over, only what was cancelled is among them. */
const OPEN_STATES = ['applying', 'paused', 'cancelled'] as const satisfies readonly ChangeRecord['state'][];
const Stated = z.object({ state: ChangeRecord.shape.state });
const KEPT = 200;
const KEPT_MS = 90 * 24 * 60 * 60_000;

export type ChangeStore = ReturnType<typeof createChangeStore>;

/** Confirmed changes, in the extension's own IndexedDB. Every function rejects when the browser cannot read or store. */
export function createChangeStore(lock: <T>(name: string, work: () => Promise<T>) => Promise<T>) {
  const database = lazyDatabase<Schema>(NAME, (db) => {
    db.createObjectStore(NAME, { keyPath: 'id' }).createIndex('state', 'state');
  });

  async function put(record: ChangeRecord): Promise<void> {
    const { store, done } = (await database()).transaction(NAME, 'readwrite', { durability: 'strict' });
    await Promise.all([store.put(record), done]);
  }

  async function get(id: string): Promise<ChangeRecord | null> {
    return z.safeParse(ChangeRecord, await (await database()).get(NAME, id)).data ?? null;
  }

  /** Every change that can be read, the latest first; the rest is counted. */
  async function all(): Promise<{ records: ChangeRecord[]; unreadable: number }> {
    const stored = await (await database()).getAll(NAME);
    const records = stored.flatMap((value) => z.safeParse(ChangeRecord, value).data ?? []);
    records.sort((a, b) => b.confirmedAt - a.confirmedAt);
    return { records, unreadable: stored.length - records.length };
  }

  async function remove(ids: string[]): Promise<void> {
    const { store, done } = (await database()).transaction(NAME, 'readwrite');
    await Promise.all([...ids.map((id) => store.delete(id)), done]);
  }

  return {
    get,
    all,
    /** The changes that are not over, the earliest first; the others, which may be many, are not read. */
    async open(): Promise<ChangeRecord[]> {
      const db = await database();
      const stored = await Promise.all(OPEN_STATES.map((state) => db.getAllFromIndex(NAME, 'state', state)));
      const records = stored.flat().flatMap((value) => z.safeParse(ChangeRecord, value).data ?? []);
      return records.filter((record) => !isOver(record)).sort((a, b) => a.confirmedAt - b.confirmedAt);
    },
    /** How far a person lets it go now; null when there is no such change. Reads nothing else of it. */
    async stateOf(id: string): Promise<ChangeRecord['state'] | null> {
      const stored: unknown = await (await database()).get(NAME, id);
      return z.safeParse(Stated, stored).data?.state ?? null;
    },
    /** Stores a new change and answers null; or answers the one that has its id already, so that one plan is confirmed once. */
    add: (record: ChangeRecord): Promise<ChangeRecord | null> =>
      lock(`change:${record.id}`, async () => {
        const known = await get(record.id);
        if (known === null) await put(record);
        return known;
      }),
    /** Changes a record; resolves once that is on the disk. Null when there is none. */
    update: (
      id: string,
      change: (record: ChangeRecord) => Partial<ChangeRecord>,
    ): Promise<ChangeRecord | null> =>
      // A pause that a person pressed must not be overwritten by the step that ends just then.
      lock(`change:${id}`, async () => {
        const record = await get(id);
        if (record === null) return null;
        const next = { ...record, ...change(record) };
        await put(next);
        return next;
      }),
    /** Lets go of all of a control plane's, and of what cannot be read; answers the ids. */
    async removeOf(controlPlaneId: string): Promise<string[]> {
      const stored = await (await database()).getAll(NAME);
      const isKept = (value: unknown) => {
        const record = z.safeParse(ChangeRecord, value).data;
        return record !== undefined && record.plan.controlPlaneId !== controlPlaneId;
      };
      const ids = stored.flatMap((value) => (isKept(value) ? [] : [value.id]));
      await remove(ids);
      return ids;
    },
    /** Lets go of what is over and older than 90 days or not among the last 200. */
    async prune(now: number): Promise<void> {
      const over = (await all()).records.filter(isOver);
      const age = ({ finishedAt, confirmedAt }: ChangeRecord) => now - (finishedAt ?? confirmedAt);
      const old = over.filter((record, index) => index >= KEPT || age(record) > KEPT_MS);
      if (old.length > 0) await remove(old.map(({ id }) => id));
    },
    /**
     * Lets go of what is over of an account's, and of what cannot be read; answers the ids that are kept. What is added meanwhile
     * comes before it or after it.
     */
    async clear(owner: Owner): Promise<Set<string>> {
      const { store, done } = (await database()).transaction(NAME, 'readwrite');
      const kept = new Set<string>();
      for (const value of await store.getAll()) {
        const record = z.safeParse(ChangeRecord, value).data;
        if (record && !(isOver(record) && isOwnedBy(record.plan, owner))) kept.add(record.id);
        else void store.delete(value.id);
      }
      await done;
      return kept;
    },
  };
}
