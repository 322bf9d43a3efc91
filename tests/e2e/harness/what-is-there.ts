import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { ExtensionWorker } from './extension-worker.ts';

/** A value, and within it each packed text (gzip in base64 after a `~`) as what is packed. */
function unpacked(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('~'))
    return gunzipSync(Buffer.from(value.slice(1), 'base64')).toString();
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpacked(one)]));
}

/** Everything in the extension's two storage areas, unpacked; `text` is both as JSON. */
export async function storedItems(worker: ExtensionWorker) {
  const [local, session] = await worker.evaluate(
    async () => [await chrome.storage.local.get(null), await chrome.storage.session.get(null)],
    null,
  );
  return {
    localKeys: Object.keys(local ?? {}),
    sessionKeys: Object.keys(session ?? {}),
    packed: JSON.stringify(session).match(/"~/g)?.length ?? 0,
    text: JSON.stringify(unpacked([local, session])),
  };
}

/** In a page or worker of the extension, as a whole: the keys and the values of every store of every database. */
export async function inDatabases(): Promise<unknown[]> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const found: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objectStore = database.transaction(store).objectStore(store);
      found.push(await settled(objectStore.getAllKeys()), await settled(objectStore.getAll()));
    }
    database.close();
  }
  return found;
}

/** In a page of the extension's origin: what is in every database, and every answer in a `Cache`. */
export async function storedRows(page: Page): Promise<string> {
  const answers = await page.evaluate(async () => {
    const found: unknown[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push(request.url, await (await cache.match(request))?.text());
    }
    return found;
  });
  return JSON.stringify(unpacked([await page.evaluate(inDatabases), answers]));
}

/**
 * What every page has: its address, its elements with those in shadow roots (which are open in this build), what stands in its
 * fields, and what is kept for its origin.
 */
export async function textOfPages(context: BrowserContext): Promise<string> {
  const frames = context.pages().flatMap((page) => page.frames());
  return (await Promise.all(frames.map(textOfFrame))).join('\n');
}

const textOfFrame = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const found = [location.href, document.title];
    const look = (root: Document | ShadowRoot) => {
      found.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
      for (const element of root.querySelectorAll('*')) {
        if ('value' in element) found.push(String(element.value));
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    // A page without an origin has no such memory, and throws.
    if (location.protocol !== 'about:')
      found.push(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    return found.join('\n');
  });

/** The files of a folder that hold a text, in either of the ways that Chromium writes text. */
export function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return forms.some((form) => content.includes(form));
    });
}
