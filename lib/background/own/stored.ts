import { openDB } from 'idb';
import { browser } from 'wxt/browser';
import type { StoredGroup, StoredGroupName } from '#lib/model/stored.ts';
import { PRIVATE_SESSION, sessionArea } from '#lib/session-area.ts';

/** In this order, each also when there is nothing of it. */
const GROUPS: readonly [StoredGroupName, StoredGroup['area']][] = [
  ['answers', 'memory'],
  ['lists', 'memory'],
  ['drafts', 'memory'],
  ['session', 'memory'],
  ['journal', 'disk'],
  ['settings', 'disk'],
  ['learned', 'disk'],
];
/** Keys of `lib/storage.ts` that a person chose the values of. */
const SETTINGS = [
  'control-planes',
  'editing',
  'environments',
  'last-control-plane',
  'production',
  'sidebar-open',
];
const DRAFTS = ['change-drafts', 'form-drafts', 'plans'];

/** Does the work while nobody opens a database to measure it: one that was just deleted would be made anew, empty. */
export const whileNobodyMeasures = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('measuring', work) as Promise<T>;

/** Everything that is stored, counted and measured. Rejects when the browser cannot read it. */
export const readStored = (): Promise<StoredGroup[]> => whileNobodyMeasures(measure);

async function measure(): Promise<StoredGroup[]> {
  const found = [
    ...sized(await sessionArea().get(null), groupInMemory),
    ...sized(await browser.storage.local.get(null), (key) =>
      SETTINGS.includes(key) ? 'settings' : 'learned',
    ),
    ...(await readDatabases()),
  ];
  return GROUPS.map(([group, area]) => {
    const own = found.filter((one) => one.group === group);
    return { group, area, items: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}

interface Sized {
  group: StoredGroupName;
  bytes: number;
}

const sized = (stored: Record<string, unknown>, groupOf: (key: string) => StoredGroupName): Sized[] =>
  Object.entries(stored).map(([key, value]) => ({ group: groupOf(key), bytes: bytesOf(key, value) }));

function groupInMemory(key: string): StoredGroupName {
  if (/^cache[/-]/.test(key)) return 'answers';
  if (/^(walk|progress)\//.test(key)) return 'lists';
  return DRAFTS.includes(key) ? 'drafts' : 'session';
}

/** Every record of every database of ours. */
async function readDatabases(): Promise<Sized[]> {
  const found: Sized[] = [];
  for (const { name } of await indexedDB.databases()) {
    // What a private window has in memory is counted as that.
    if (name === undefined || name === PRIVATE_SESSION) continue;
    const database = await openDB(name);
    for (const store of database.objectStoreNames) {
      for (const record of await database.getAll(store)) {
        found.push({ group: 'journal', bytes: bytesOf('', record) });
      }
    }
    database.close();
  }
  return found;
}

const bytesOf = (key: string, value: unknown): number =>
  new TextEncoder().encode(key + (JSON.stringify(value) ?? '')).length;
