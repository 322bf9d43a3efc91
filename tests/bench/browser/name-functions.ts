import type { BrowserContext } from 'playwright-core';

/** tsx names functions by a helper of its own, which pages have not. */
export const nameFunctions = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: 'globalThis.__name = (named) => named' });
