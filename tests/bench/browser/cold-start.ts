import type { Page } from 'playwright-core';
import type { Beside, SideBySide } from './side-by-side.ts';
import { watchWorkers } from './worker-starts.ts';

/** Asks for the first reply of workers that were stopped. */
export async function coldStarts(browser: SideBySide, extensions: readonly Beside[], message: object) {
  const pages: Page[] = [];
  for (const extension of extensions) {
    const page = await browser.context.newPage();
    await page.goto(browser.urlOf(extension, extension.quietPage));
    pages.push(page);
  }
  const [first] = pages;
  if (!first) throw new Error('Nothing to start.');
  const workers = await watchWorkers(await browser.context.newCDPSession(first));

  return {
    /** Every worker once, each from a stop: ms of the clock to the first reply, and to one right after it. */
    async round(): Promise<{ cold: number; warm: number }[]> {
      const replies = [];
      for (const page of pages) {
        await workers.stopAll();
        replies.push(await page.evaluate(askTwice, message));
      }
      return replies;
    },
    async close() {
      for (const page of pages) await page.close();
    },
  };
}

/** In a page of the extension. Who answers nothing says so as soon as its listeners have run. */
async function askTwice(message: object): Promise<{ cold: number; warm: number }> {
  const ask = async () => {
    const begin = performance.now();
    await chrome.runtime.sendMessage(message).catch(() => null);
    return performance.now() - begin;
  };
  return { cold: await ask(), warm: await ask() };
}
