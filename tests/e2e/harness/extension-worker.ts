import type { BrowserContext, Page } from 'playwright-core';
import type { Target, Targets } from './browser-targets.ts';
import { poll } from './poll.ts';

/** What Chromium tells of a click in a context menu (`contextMenus.OnClickData`). */
export interface MenuClick {
  menuItemId: string;
  pageUrl: string;
  linkUrl?: string;
  selectionText?: string;
}

/**
 * The extension's service worker: asked, stopped and started through the DevTools protocol. `home` is a page
 * that stays open, since the protocol knows workers only from a page.
 */
export async function extensionWorker(context: BrowserContext, home: Page, targets: Targets) {
  let status = 'unknown';
  let stops = 0;
  let scope: string | undefined;
  const devTools = (await context.newCDPSession(home)) as unknown as WorkerSession;
  devTools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    status = versions.at(-1)?.runningStatus ?? status;
    if (status === 'stopped') stops += 1;
  });
  devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    scope =
      registrations.find(({ scopeURL }) => scopeURL.startsWith('chrome-extension://'))?.scopeURL ?? scope;
  });
  await devTools.send('ServiceWorker.enable');

  // Told by its registration: at a start of the browser, the worker of an extension of old does not run.
  const scopeURL = await poll('the registration of the worker', () => scope);
  const extensionId = new URL(scopeURL).host;
  const isRunning = () => status === 'running';
  const isWorker = ({ type, url }: Target) => type === 'service_worker' && url.startsWith(scopeURL);

  /** Evaluates in the running worker; starts it when it is stopped, as an event would. */
  async function evaluate<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    // A stopped worker would answer when something else has started it, and never otherwise.
    if (!isRunning()) {
      await devTools.send('ServiceWorker.startWorker', { scopeURL });
      await poll('the start of the worker', isRunning);
    }
    const target = await targets.waitFor('the worker', isWorker);
    // Its script has run once its listeners are there.
    await poll('the listeners of the worker', () =>
      target.evaluate(() => chrome.runtime.onMessage.hasListeners(), null),
    );
    return target.evaluate(work, argument);
  }

  /** Stops the worker, as the browser does after 30 idle seconds, and waits until it is gone. */
  async function stop(): Promise<void> {
    // One that is just being started would live on.
    await poll('the start or end of the worker', () => status !== 'starting' && status !== 'stopping');
    if (!isRunning()) return;
    const before = stops;
    await devTools.send('ServiceWorker.stopAllWorkers');
    // Counted, since a question that is on its way starts the worker again at once.
    await poll('the end of the worker', () => stops > before);
  }

  /** Holds the worker at its next step, like one that is late: it hears all and does nothing until what this answers is called. */
  async function hold(): Promise<() => Promise<void>> {
    await evaluate(() => undefined, null);
    const target = await targets.waitFor('the worker', isWorker);
    await target.send('Debugger.enable');
    await target.send('Debugger.pause');
    // It has to step for that; what it is asked here is answered once it is let go.
    const stepped = target.send('Runtime.evaluate', { expression: '0' });
    return async () => {
      await target.send('Debugger.resume');
      await stepped;
      await target.send('Debugger.disable');
    };
  }

  /**
   * A real right click, and then a click on an entry of the context menu: headless Chromium draws no menu, so
   * this hands the worker the event that a click would have. The entry has to exist.
   */
  async function clickMenu(click: MenuClick, page: Page): Promise<void> {
    const tab = await tabOf(page);
    await page.locator('body').click({ button: 'right', position: { x: 4, y: 4 } });
    await evaluate(
      async ({ click, tabId }) => {
        await chrome.contextMenus.update(click.menuItemId, {});
        const tab = await chrome.tabs.get(tabId);
        chrome.contextMenus.onClicked.dispatch({ editable: false, ...click }, tab);
      },
      { click, tabId: tab },
    );
  }

  /** The id of a page's tab. Only the URLs of ZenML's pages can be read, so the page is brought to the front. */
  async function tabOf(page: Page): Promise<number> {
    await page.bringToFront();
    return evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      if (tab?.id === undefined) throw new Error('No tab is active.');
      return tab.id;
    }, null);
  }

  return { extensionId, evaluate, stop, hold, isRunning, clickMenu, tabOf };
}

export type ExtensionWorker = Awaited<ReturnType<typeof extensionWorker>>;

/** The one domain that is used; Playwright's types leave it out. */
interface WorkerEvents {
  'ServiceWorker.workerVersionUpdated': { versions: { runningStatus: string }[] };
  'ServiceWorker.workerRegistrationUpdated': { registrations: { scopeURL: string }[] };
}
interface WorkerSession {
  send(method: `ServiceWorker.${string}`, params?: object): Promise<unknown>;
  on<Name extends keyof WorkerEvents>(event: Name, listener: (event: WorkerEvents[Name]) => void): void;
}
