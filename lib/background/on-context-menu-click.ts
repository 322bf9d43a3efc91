import { type Browser, browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { type Clicked, subjectOf } from '#lib/model/subject.ts';
import { type MenuItemId, menuItems } from './menu-items.ts';
import { unlessEnding } from './unless-ending.ts';

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

const isMenuItemId = (id: string): id is MenuItemId => Object.hasOwn(menuItems(), id);
