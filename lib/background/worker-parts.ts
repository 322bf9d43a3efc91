import { browser } from 'wxt/browser';
import { fetchPartsWith } from '#lib/parts.ts';

/** Of a service worker: absent in Firefox's event page. */
declare const importScripts: ((...urls: string[]) => void) | undefined;

/** Absent in older versions of Firefox. What it makes stands for an address, and is no text. */
declare const trustedTypes:
  | {
      createPolicy(
        name: 'sidecar-parts',
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    }
  | undefined;

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
  const rules = {
    createScriptURL: (file: string) => {
      if (all.includes(file)) return browser.runtime.getURL(`/${file}` as '/');
      throw new TypeError(`No part of the worker: ${file}`);
    },
  };
  const policy =
    typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('sidecar-parts', rules);
  const address = (file: string) => policy.createScriptURL(file);
  if (typeof importScripts === 'undefined') return;
  const run = importScripts;
  globalThis.addEventListener('install', () => run(...all.map(address)));
}

/** Firefox's event page is one that nobody sees. */
function runInPage(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${url} cannot be had`)));
    script.src = url;
    document.head.append(script);
  });
}
