import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { type Extension, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { clearClipboard, pasted } from './harness/pasted.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { openRow, shown, showPeople, showTab, type View, waitForText } from './harness/views.ts';

const extension = useExtension();

interface Interaction {
  name: string;
  /** What is on screen before it; answers what the interaction works on. */
  prepare(extension: Extension, page: Page): Promise<View>;
  /** Answers what it led to. */
  act(view: View, extension: Extension, page: Page): Promise<string>;
}

const popupPage = async ({ openPopupPage }: Extension, page: Page) => {
  const popup = await openPopupPage(page);
  await shown(popup);
  return popup;
};
const openedSidebar = async (_: Extension, page: Page) => {
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  await shown(sidebar);
  return sidebar;
};
const nothing = async (_: Extension, page: Page) => page;

const INTERACTIONS: Interaction[] = [
  {
    name: 'opening the popup',
    prepare: nothing,
    act: async (_, extension, page) => shown(await extension.openPopupPage(page)),
  },
  {
    name: 'opening the workspaces',
    prepare: popupPage,
    act: (view) => showTab(view, 'Workspaces'),
  },
  {
    name: 'opening one workspace',
    prepare: async (extension, page) => {
      const popup = await popupPage(extension, page);
      await showTab(popup, 'Workspaces');
      return popup;
    },
    act: (view) => openRow(view, 'Fraud detection'),
  },
  {
    name: 'opening the people of an organization',
    prepare: popupPage,
    act: (view) => showPeople(view, 'Northwind ML'),
  },
  {
    name: 'checking permissions in the popup',
    prepare: popupPage,
    act: (view) => showTab(view, 'Permissions'),
  },
  {
    name: 'searching',
    prepare: popupPage,
    act: async (view) => {
      await view.getByRole('textbox', { name: /^Search/ }).fill('vision');
      await waitForText(view, /^\d+ match/);
      return shown(view);
    },
  },
  {
    name: 'opening the sidebar',
    prepare: nothing,
    act: async (_, __, page) => {
      const sidebar = await openSidebar(page);
      await waitForText(sidebar, 'Vision production');
      return shown(sidebar);
    },
  },
  {
    name: 'moving inside the dashboard with the sidebar open',
    prepare: openedSidebar,
    act: async (sidebar, _, page) => {
      await page.evaluate(() => history.pushState(null, '', '/workspaces/fraud-detection'));
      await sidebar.getByRole('heading', { name: 'Fraud detection' }).waitFor();
      return shown(sidebar);
    },
  },
  {
    name: 'pressing Refresh in the sidebar',
    prepare: openedSidebar,
    act: async (sidebar, { controlPlane }) => {
      controlPlane.clearLog();
      await sidebar.getByRole('button', { name: 'Refresh' }).click();
      await poll('a question to ZenML', async () => controlPlane.requests.length > 0);
      return shown(sidebar);
    },
  },
  {
    name: 'checking a page’s permissions by the context menu',
    prepare: nothing,
    act: async (_, { worker }, page) => {
      await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url() }, page);
      await waitForText(sidebarOf(page), /\d+ allowed/);
      return shown(sidebarOf(page));
    },
  },
  {
    name: 'copying an id by the context menu',
    prepare: async (extension, page) => {
      await clearClipboard(extension);
      return page;
    },
    act: async (_, extension, page) => {
      await extension.worker.clickMenu({ menuItemId: 'copy-id', pageUrl: page.url() }, page);
      return pasted(extension, page);
    },
  },
];

test.each(INTERACTIONS)('$name leads to the same with a stopped worker', async ({ prepare, act }) => {
  const run = async (isStopped: boolean): Promise<string> => {
    await extension().reset();
    await extension().signIn(ADMIN_EMAIL);
    const page = await extension().openDashboard('/workspaces/prod-vision');
    const view = await prepare(extension(), page);
    if (isStopped) {
      await extension().worker.stop();
      expect(extension().worker.isRunning()).toBe(false);
    }
    return act(view, extension(), page);
  };
  const alive = await run(false);
  expect(alive).not.toBe('');
  expect(await run(true)).toBe(alive);
  await poll('the worker, woken', async () => extension().worker.isRunning());
});
