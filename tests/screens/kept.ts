import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { DASHBOARD, type Extension, openSidebar, sidebarOf } from '../e2e/harness/launch-extension.ts';
import { showTab, waitForText } from '../e2e/harness/views.ts';
import { type Look, look } from './look.ts';
import { OTHER_VIEWS, openQuestion, quiet } from './other-views.ts';

/** The size that both stores take. */
const STORE = { width: 1280, height: 800 };
const POPUP = { width: 380, height: 560 };

interface Kept extends Look {
  size: typeof STORE;
  /** Who is signed in, the administrator unless said otherwise. */
  as?: string;
  open(extension: Extension): Promise<Page | undefined>;
}

const popupOn =
  (tab?: 'Workspaces' | 'Permissions'): Kept['open'] =>
  async ({ openPopupPage, openDashboard }) => {
    const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
    if (tab) await showTab(popup, tab);
    else await waitForText(popup, 'Organization Admin');
    await quiet(popup);
    return popup;
  };

/** The pictures of README and the stores, by the names of their files. */
const KEPT: Record<string, Kept> = {
  'popup-here': { size: POPUP, open: popupOn() },
  'popup-workspaces': { size: POPUP, open: popupOn('Workspaces') },
  'popup-permissions-dark': { size: POPUP, colorScheme: 'dark', open: popupOn('Permissions') },
  sidebar: {
    size: STORE,
    async open({ openDashboard }) {
      const page = await openDashboard('/workspaces/fraud-detection');
      await quiet(await openSidebar(page));
      return page;
    },
  },
  'context-menu': {
    size: STORE,
    async open({ openDashboard, worker }) {
      const page = await openDashboard('/workspaces/prod-vision');
      const linkUrl = `${DASHBOARD}/workspaces/churn-models`;
      await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url(), linkUrl }, page);
      const sidebar = sidebarOf(page);
      await waitForText(sidebar, /\d+ allowed/);
      await quiet(sidebar);
      return page;
    },
  },
  // A developer: an admin may do everything, which is no picture of it.
  matrix: {
    size: STORE,
    as: 'bram@northwind.example',
    open: (extension) => openQuestion(extension, 'matrix'),
  },
  reach: { size: STORE, open: (extension) => openQuestion(extension, 'reach') },
  review: { size: STORE, open: async (extension) => OTHER_VIEWS['the plan']?.(extension) },
  'change-dark': {
    size: STORE,
    colorScheme: 'dark',
    open: async (extension) => OTHER_VIEWS['the change']?.(extension),
  },
};

/** Keeps the pictures of README and the stores, and throws when one cannot be made. */
export async function takeKept(extension: Extension, folder: string): Promise<void> {
  for (const [name, { size, as, open, ...how }] of Object.entries(KEPT)) {
    await extension.reset();
    await extension.signIn(as ?? ADMIN_EMAIL);
    const page = await open(extension);
    if (!page) throw new Error(`Nothing shows ${name}.`);
    await page.setViewportSize(size);
    await look(page, how);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
