import type { Page } from 'playwright-core';
import { DASHBOARD, type Extension, openSidebar, sidebarOf } from './launch-extension.ts';
import type { View } from './views.ts';

/** Something that was asked for from outside the views, as the context menu does. */
export type Asked =
  | { show: 'selection'; text: string; goal: 'can' | 'details' }
  | { show: 'place'; path: string; place: object };

/** Where our views are. `selector` is what axe looks at. */
export interface Surface {
  view: View;
  page: Page;
  selector: string;
}

type Open = (extension: Extension, dashboard: Page, asked: Asked | null) => Promise<Surface>;

/** The same views in their three places, opened about a dashboard's page. */
export const SURFACES = {
  async popup({ openPopupPage }, dashboard, asked) {
    const page = await openPopupPage(dashboard);
    if (asked?.show === 'selection') {
      // The menu leads to the sidebar; here an id is looked up from the search.
      await page.getByRole('textbox', { name: /^Search/ }).fill(asked.text);
      await page.getByRole('button', { name: 'Look up this id or e-mail' }).click();
    } else if (asked) throw new Error('Nothing leads to a place in the popup.');
    return { view: page, page, selector: 'html' };
  },

  async sidebar({ worker }, dashboard, asked) {
    if (asked?.show === 'selection') {
      const menuItemId = asked.goal === 'can' ? 'check-permissions' : 'open-in-sidecar';
      const click = { menuItemId, pageUrl: dashboard.url(), selectionText: asked.text };
      await worker.clickMenu(click, dashboard);
    } else if (asked) {
      const click = { menuItemId: 'open-in-sidecar', pageUrl: dashboard.url() };
      await worker.clickMenu({ ...click, linkUrl: `${DASHBOARD}${asked.path}` }, dashboard);
    } else await openSidebar(dashboard);
    return { view: sidebarOf(dashboard), page: dashboard, selector: 'zenml-sidecar' };
  },

  async 'full page'({ openTab, pageUrl, worker }, dashboard, asked) {
    const tab = await worker.tabOf(dashboard);
    const page = await openTab('own');
    const request = asked ? `&request=${encodeURIComponent(JSON.stringify(asked))}` : '';
    await page.goto(pageUrl(`/manage.html?tab=${tab}${request}`));
    return { view: page, page, selector: 'html' };
  },
} satisfies Record<string, Open>;

export type SurfaceName = keyof typeof SURFACES;
