import type { CDPSession, Page } from 'playwright-core';
import { poll } from '../../e2e/harness/poll.ts';
import type { Beside, SideBySide } from './side-by-side.ts';

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
  const stopAll = await workerStopper(await browser.context.newCDPSession(first));

  return {
    /** Every worker once, each from a stop: ms of the clock to the first reply, and to one right after it. */
    async round(): Promise<{ cold: number; warm: number }[]> {
      const replies = [];
      for (const page of pages) {
        await stopAll();
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

interface Versions {
  versions: { versionId: string; runningStatus: string }[];
}

/** Stops all workers of the browser and waits until they are gone. */
async function workerStopper(devTools: CDPSession): Promise<() => Promise<void>> {
  const status = new Map<string, string>();
  devTools.on('ServiceWorker.workerVersionUpdated' as never, ({ versions }: Versions) => {
    for (const { versionId, runningStatus } of versions) status.set(versionId, runningStatus);
  });
  await devTools.send('ServiceWorker.enable' as never);
  return async () => {
    await devTools.send('ServiceWorker.stopAllWorkers' as never);
    await poll('the end of the workers', () => [...status.values()].every((one) => one === 'stopped'));
  };
}
