import { partAddresses, runInPage } from '#lib/part-scripts.ts';
import { fetchPartsWith } from '#lib/parts.ts';

/** Of a service worker: absent in Firefox's event page, which is a page that nobody sees. */
declare const importScripts: ((...urls: string[]) => void) | undefined;

/**
 * How the worker gets at its parts. To be called at the start, before anything is awaited: Chromium's service workers may
 * later import only what they imported while they were installed, so all parts are imported once then.
 */
export function useWorkerParts(): void {
  const all = fetchPartsWith(async (files) => {
    if (typeof importScripts === 'undefined')
      await Promise.all(files.map((file) => runInPage(address(file))));
    else importScripts(...files.map(address));
  });
  // Most starts need no part, and no policy for one.
  let addressOf: ReturnType<typeof partAddresses> | undefined;
  const address = (file: string) => {
    addressOf ??= partAddresses(all);
    return addressOf(file);
  };
  if (typeof importScripts === 'undefined') return;
  const run = importScripts;
  globalThis.addEventListener('install', () => run(...all.map(address)));
}
