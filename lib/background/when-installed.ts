import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { launchInOpenTabs } from './sidebar.ts';
import { unlessEnding } from './unless-ending.ts';

/**
 * After an installation: the menu and the launchers of other control planes (`tellBrowser`), the launcher in pages that are open, and the first-run page. After an update of us the same without that
 * page; pages that are open then say so. To be called at the start, before anything is awaited.
 */
export function whenInstalled(
  controlPlanes: () => Promise<readonly ControlPlane[]>,
  tellBrowser: () => Promise<void>,
): void {
  browser.runtime.onInstalled.addListener(
    unlessEnding(async ({ reason }: { reason: string }) => {
      await tellBrowser();
      await launchInOpenTabs(await controlPlanes(), { isUpdate: reason === 'update' });
      // The end-to-end build opens no tab by itself: its tests count them.
      if (reason === 'install' && import.meta.env.MODE !== 'e2e') {
        await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
      }
    }),
  );
}
