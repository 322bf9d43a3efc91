import type { BrowserContext, Page } from 'playwright-core';

interface Size {
  width: number;
  height: number;
}

/** What Playwright gives a tab when it is new. */
const WINDOW: Size = { width: 1280, height: 800 };

/**
 * The tabs of a browser. `home` stays open whatever happens. With `restsAt`, a file of the extension without a script, it is also the
 * tab in which one of our pages opens, and the first tab of the dashboard stays, too, empty: each tab that is opened anew costs two processes.
 */
export async function createTabs(context: BrowserContext, home: Page, restsAt: string | null) {
  /** Where a tab that stays is while nothing is open in it. */
  const kept = new Map<Page, string>();
  if (restsAt !== null) {
    await home.goto(restsAt);
    kept.set(home, restsAt).set(await context.newPage(), 'about:blank');
  }

  /** An empty tab in front of the others, for one of our own pages or for the dashboard. */
  async function open(kind: 'own' | 'dashboard', size?: Size): Promise<Page> {
    const isFree = ([page, rest]: [Page, string]) =>
      (page === home) === (kind === 'own') && page.url() === rest;
    const [page] = [...kept].find(isFree) ?? [];
    if (!page) {
      const added = await context.newPage();
      if (size) await added.setViewportSize(size);
      return added;
    }
    const [before, wanted] = [page.viewportSize(), size ?? WINDOW];
    if (before?.width !== wanted.width || before.height !== wanted.height) await page.setViewportSize(wanted);
    await page.bringToFront();
    return page;
  }

  /** Closes every tab, and empties those that stay. */
  async function closeAll(): Promise<void> {
    for (const page of context.pages()) {
      const rest = kept.get(page);
      if (rest === undefined) {
        if (page !== home) await page.close();
      } else if (page.url() !== rest) {
        await page.goto(rest);
        await page.emulateMedia({ colorScheme: 'light' });
      }
    }
  }

  return { open, closeAll };
}
