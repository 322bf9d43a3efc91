// biome-ignore lint/style/noRestrictedImports: Chromium promises what it does to menus from 123 on, and the manifest lets 121 in (https://developer.chrome.com/docs/extensions/reference/api/contextMenus).
import browser from 'webextension-polyfill';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';
import { menuItems } from './menu-items.ts';

/**
 * Puts the entries into the menu of the dashboards' pages. Browsers keep them, so this runs when
 * the control planes may have changed only; all are removed first, since creating an id twice is an error.
 */
export async function createContextMenu(controlPlanes: readonly ControlPlane[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, title] of Object.entries(menuItems())) {
    browser.contextMenus.create({
      id,
      title,
      contexts: ['page', 'link', 'selection'],
      documentUrlPatterns: controlPlanes.map(({ dashboardOrigin }) => originPattern(dashboardOrigin)),
    });
  }
}
