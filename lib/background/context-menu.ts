import { type Browser, browser } from 'wxt/browser';
import { t } from '#lib/i18n.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';
import { type Clicked, subjectOf } from '#lib/model/subject.ts';
import { unlessEnding } from './unless-ending.ts';

/** The entries, by their fixed ids. Labels never carry a verdict: a menu cannot change while it opens. */
const items = () =>
  ({
    'check-permissions': t('menu_check_permissions'),
    'who-has-access': t('menu_who_has_access'),
    'why-not': t('menu_why_not'),
    'copy-id': t('menu_copy_id'),
    'open-in-sidecar': t('menu_open_in_sidecar'),
  }) as const;
export type MenuItemId = keyof ReturnType<typeof items>;

/**
 * Puts the entries into the menu of the dashboards' pages. Browsers keep them, so this runs when
 * the control planes may have changed only; all are removed first, since creating an id twice is an error.
 */
export async function createContextMenu(controlPlanes: readonly ControlPlane[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, title] of Object.entries(items())) {
    browser.contextMenus.create({
      id,
      title,
      contexts: ['page', 'link', 'selection'],
      documentUrlPatterns: controlPlanes.map(({ dashboardOrigin }) => originPattern(dashboardOrigin)),
    });
  }
}

/** Calls back for every click on one of our entries. To be called while the worker starts. */
export function onContextMenuClick(
  controlPlanes: () => Promise<readonly ControlPlane[]>,
  act: (item: MenuItemId, clicked: Clicked, controlPlane: ControlPlane, tabId: number) => Promise<void>,
): void {
  browser.contextMenus.onClicked.addListener(
    unlessEnding(async (info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined) => {
      const known = await controlPlanes();
      const clicked = subjectOf(info, known);
      const controlPlane = known.find(({ id }) => id === clicked?.controlPlaneId);
      const item = String(info.menuItemId);
      if (!clicked || !controlPlane || tab?.id === undefined || !isMenuItemId(item)) return;
      await act(item, clicked, controlPlane, tab.id);
    }),
  );
}

const isMenuItemId = (id: string): id is MenuItemId => Object.hasOwn(items(), id);
