import { browser } from 'wxt/browser';
import { isInPrivateWindow } from './private-window.ts';

/** The part of `storage.session` that is used. */
export interface SessionArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
  /** All keys; not in every browser. */
  getKeys?(): Promise<string[]>;
}

/**
 * The memory of this worker and our own pages, gone at the latest with the browser. Chromium gives the workers of its normal and its private
 * windows one `storage.session` (seen in 156), where each would find the other's account and answers. So in a private window it is
 * IndexedDB, which is in memory only there and goes with the last private window. Not for content scripts, whose databases are the page's.
 */
export const sessionArea = (): SessionArea =>
  isInPrivateWindow() && location.protocol === 'chrome-extension:' ? privateArea : browser.storage.session;

/** The database of a private window. */
export const PRIVATE_SESSION = 'private-session';

const privateArea: Required<SessionArea> = {
  async get(keys) {
    const wanted = keys === null ? await privateArea.getKeys() : [keys].flat();
    const values = await inStore('readonly', (store) => wanted.map((key) => store.get(key)));
    const found = wanted.map((key, index) => [key, values[index]] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  },
  async set(items) {
    await inStore('readwrite', (store) => Object.entries(items).map(([key, value]) => store.put(value, key)));
  },
  async remove(keys) {
    await inStore('readwrite', (store) => [keys].flat().map((key) => store.delete(key)));
  },
  async clear() {
    await inStore('readwrite', (store) => [store.clear()]);
  },
  async getKeys() {
    const [keys] = await inStore('readonly', (store) => [store.getAllKeys()]);
    return (keys ?? []).filter((key) => typeof key === 'string');
  },
};

let opened: Promise<IDBDatabase> | null = null;

/** Without the library of the worker's databases, as our own pages read here before they show anything. */
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(PRIVATE_SESSION);
    request.onupgradeneeded = () => request.result.createObjectStore(PRIVATE_SESSION);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
  return opened;
}

/** Does all requests in one transaction, and resolves with their results once it is complete. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>[],
): Promise<T[]> {
  const transaction = (await open()).transaction(PRIVATE_SESSION, mode);
  const isDone = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  try {
    const requests = work(transaction.objectStore(PRIVATE_SESSION));
    await isDone;
    return requests.map(({ result }) => result);
  } catch (error) {
    // A value that cannot be stored takes the others of the same call with it.
    if (transaction.error === null) transaction.abort();
    await isDone.catch(() => undefined);
    throw error;
  }
}
