import type { Page } from 'playwright-core';
import type { Beside, SideBySide } from './side-by-side.ts';
import { watchWorkers } from './worker-starts.ts';

/** What a worker that was stopped said. */
export interface Start {
  /** ms of the clock to the first reply, … */
  cold: number;
  /** … and to one right after it. */
  warm: number;
  /** Whether both replies were answers: a refusal is sooner there. */
  isAnswered: boolean;
}

/** Asks for the first reply of workers that were stopped. */
export async function coldStarts(browser: SideBySide, extensions: readonly Beside[]) {
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
    /** A page of the extension that asks nothing by itself. */
    pageOf: (extension: Beside) => pages[extensions.indexOf(extension)] ?? first,
    /** Every worker once, each from a stop. `message`: without a version, which is the extension's own. */
    async round(message: object): Promise<Start[]> {
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
async function askTwice(message: object): Promise<Start> {
  const versioned = { ...message, version: chrome.runtime.getManifest().version };
  const ask = async () => {
    const begin = performance.now();
    const reply: unknown = await chrome.runtime.sendMessage(versioned).catch(() => null);
    const took = performance.now() - begin;
    const isAnswer =
      typeof reply === 'object' && reply !== null && 'answer' in reply && reply.answer !== null;
    return { took, isAnswer };
  };
  const [cold, warm] = [await ask(), await ask()];
  return { cold: cold.took, warm: warm.took, isAnswered: cold.isAnswer && warm.isAnswer };
}
