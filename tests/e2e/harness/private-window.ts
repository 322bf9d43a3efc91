import type { Page } from 'playwright-core';
import type { Target } from './browser-targets.ts';
import { type Extension, launchExtension } from './launch-extension.ts';
import { poll } from './poll.ts';

/** What the page chrome://extensions asks the browser; no types come with it. */
interface DeveloperPrivate {
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  getExtensionInfo(extensionId: string): Promise<{ state: string }>;
  onItemStateChanged: {
    addListener(listener: (item: { item_id: string; event_type: string }) => void): void;
  };
}

/** A browser in which a person has allowed the extension in private windows, which loads it anew. */
export async function launchAllowedInPrivate(): Promise<Extension> {
  // Without it Chromium does not load an unpacked extension again.
  const preferences = { extensions: { ui: { developer_mode: true } } };
  const extension = await launchExtension({ preferences });
  const page = await extension.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, extension.extensionId);
  // It is unloaded by now.
  await poll('the extension to be back', () =>
    page.evaluate(async (extensionId) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      return (await developerPrivate.getExtensionInfo(extensionId)).state === 'ENABLED';
    }, extension.extensionId),
  );
  await page.close();
  return extension;
}

/** Opens an address in a private window, the first of which makes the private session. */
export async function openPrivateWindow(extension: Extension, url: string): Promise<Page> {
  const { context, pageUrl } = extension;
  const from = await context.newPage();
  await from.goto(pageUrl('/options.html'));
  const opened = context.waitForEvent('page');
  await from.evaluate((url) => chrome.windows.create({ incognito: true, url }), url);
  const page = await opened;
  await from.close();
  return page;
}

/** Opens a page of ours in the last private window. */
export async function openPrivatePage(extension: Extension, path: string): Promise<Page> {
  const opened = extension.context.waitForEvent('page');
  const worker = await privateWorker(extension);
  await worker.evaluate((url) => chrome.tabs.create({ url }), extension.pageUrl(path));
  return opened;
}

/** The worker of the normal windows. */
export const normalWorker = (extension: Extension): Promise<Target> => workerOf(extension, false);
/** The worker of the private ones. */
export const privateWorker = (extension: Extension): Promise<Target> => workerOf(extension, true);

/** The latest first: of one that was unloaded with the extension nobody is told. */
const workers = ({ targets, extensionId }: Extension): Target[] =>
  targets.all(({ type, url }) => type === 'service_worker' && url.includes(extensionId)).reverse();

/** Whose a worker is, once its script has run; null before, and from one that is gone, which does not answer at all. */
const isPrivateOnceStarted = (worker: Target): Promise<boolean | null> =>
  Promise.race([
    worker
      .evaluate(
        () => (chrome.runtime.onMessage.hasListeners() ? chrome.extension.inIncognitoContext : null),
        null,
      )
      .catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, 2_000, null)),
  ]);

const workerOf = (extension: Extension, isPrivate: boolean): Promise<Target> =>
  poll(isPrivate ? 'the private worker' : 'the normal worker', async () => {
    for (const worker of workers(extension)) {
      if ((await isPrivateOnceStarted(worker)) === isPrivate) return worker;
    }
    return undefined;
  });
