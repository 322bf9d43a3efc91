import { type Browser, browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import { isNowhere } from '#lib/model/place.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import { managePage } from './manage-page.ts';
import { openSidebar, toggleSidebar } from './sidebar.ts';
import { unlessEnding } from './unless-ending.ts';

/**
 * Listens to the keyboard commands of the manifest; the browser opens the popup by itself. To be called while the worker starts.
 * Browsers before Firefox 126 do not say in which tab: it is the active one.
 */
export function onCommand(controlPlanes: () => Promise<readonly ControlPlane[]>): void {
  browser.commands.onCommand.addListener(
    unlessEnding(async (name: string, pressedIn?: Browser.tabs.Tab) => {
      const tab = pressedIn ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
      if (tab?.id === undefined) return;
      // Of other pages no address is told.
      const location = tab.url === undefined ? null : locate(tab.url, await controlPlanes());
      if (name === 'toggle-sidebar') await toggle(tab.id, location !== null);
      if (name === 'check-here') await checkHere(tab.id, location);
    }),
  );
}

async function toggle(tabId: number, isDashboard: boolean): Promise<void> {
  if (!isDashboard || !(await toggleSidebar(tabId))) await openPage({ tab: String(tabId) });
}

/** The permissions of what the page shows, beside it; where no sidebar can be, in a page of our own. */
async function checkHere(tabId: number, location: ReturnType<typeof locate>): Promise<void> {
  if (!location || isNowhere(location.place)) return openPage({ tab: String(tabId) });
  const request: ViewRequest = { show: 'permissions', place: location.place, question: 'can' };
  if (await openSidebar(tabId, request)) return;
  await openPage({ controlPlane: location.controlPlaneId, request: JSON.stringify(request) });
}

async function openPage(asked: Parameters<typeof managePage>[0]): Promise<void> {
  await browser.tabs.create({ url: managePage(asked) });
}
