import type { browser as Api } from 'wxt/browser';

declare const chrome: typeof Api;
declare const browser: typeof Api;

/** Of Firefox `browser`, of Chromium `chrome`. */
const own = import.meta.env.FIREFOX ? browser : chrome;

/**
 * The browser's own object, what `wxt/browser` is in a build (`wxt.config.ts`). The methods that we use give promises in
 * every browser that we run in. It is not looked for by what it has: a content script would find an element of the page
 * that is called `browser`.
 */
export { own as browser };
