import type { Page } from 'playwright-core';
import { DASHBOARD, type Extension } from './launch-extension.ts';

/** What the browser's own page of extensions can do; it is in no type. */
interface DeveloperPrivate {
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }): Promise<void>;
  addHostPermission(extensionId: string, host: string): Promise<void>;
  removeHostPermission(extensionId: string, host: string): Promise<void>;
}
type ExtensionsPage = typeof globalThis & { chrome: { developerPrivate: DeveloperPrivate } };

/**
 * Takes the access to the API back, as a person does on the browser's page of extensions, and leaves the dashboard's,
 * without which there is no sidebar. To be given back with `giveHostAccess`.
 */
export const takeHostAccess = (extension: Extension): Promise<void> => leaveHosts(extension, [DASHBOARD]);

/** Leaves access to these origins only, named one by one, so that one alone can be taken and given with `changeHost`. */
export const leaveHosts = (extension: Extension, origins: string[]): Promise<void> =>
  onExtensionsPage(extension, (page) =>
    page.evaluate(
      async ({ extensionId, hosts }) => {
        const { developerPrivate } = (globalThis as ExtensionsPage).chrome;
        // Access that was taken one by one is remembered, so that a host has to be named again.
        await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
        await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_SPECIFIC_SITES' });
        for (const host of hosts) await developerPrivate.addHostPermission(extensionId, host);
      },
      { extensionId: extension.extensionId, hosts: origins.map((origin) => `${origin}/*`) },
    ),
  );

/** Takes or gives the access to one origin and to nothing else, after `leaveHosts`. */
export const changeHost = (extension: Extension, change: 'take' | 'give', origin: string): Promise<void> =>
  onExtensionsPage(extension, (page) =>
    page.evaluate(
      async ({ extensionId, change, host }) => {
        const { developerPrivate } = (globalThis as ExtensionsPage).chrome;
        if (change === 'take') await developerPrivate.removeHostPermission(extensionId, host);
        else await developerPrivate.addHostPermission(extensionId, host);
      },
      { extensionId: extension.extensionId, change, host: `${origin}/*` },
    ),
  );

/** All access that the manifest asks for. */
export const giveHostAccess = (extension: Extension): Promise<void> =>
  onExtensionsPage(extension, (page) =>
    page.evaluate(
      (extensionId) =>
        (globalThis as ExtensionsPage).chrome.developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess: 'ON_ALL_SITES',
        }),
      extension.extensionId,
    ),
  );

async function onExtensionsPage({ context }: Extension, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await work(page);
  await page.close();
}
