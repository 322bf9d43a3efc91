import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { type Extension, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { clearClipboard, pasted } from './harness/pasted.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { openRow, shown, showPeople, showTab, waitForText } from './harness/views.ts';

const extension = useExtension();

interface Interaction<Prepared> {
  name: string;
  /**
   * What is on screen before it, and everything that needs the worker; answers what the interaction works on.
   * From then on only the interaction itself may wake the worker.
   */
  prepare(extension: Extension, page: Page): Promise<Prepared>;
  /** Answers what it led to. */
  act(prepared: Prepared, extension: Extension, page: Page): Promise<string>;
}

/** Takes what is prepared from one function to the other, whatever its type. */
function interaction<Prepared>({ name, prepare, act }: Interaction<Prepared>) {
  return {
    name,
    async prepare(extension: Extension, page: Page): Promise<() => Promise<string>> {
      const prepared = await prepare(extension, page);
      return () => act(prepared, extension, page);
    },
  };
}

interface Opening {
  view: Page;
  open(): Promise<unknown>;
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
/** An empty tab that only has to go to one of our pages, as the browser does when its button is pressed. */
const ownPageAbout =
  (file: string) =>
  async ({ context, pageUrl, worker }: Extension, page: Page): Promise<Opening> => {
    const tab = await worker.tabOf(page);
    const opened = await context.newPage();
    return { view: opened, open: () => opened.goto(pageUrl(`/${file}.html?tab=${tab}`)) };
  };

const INTERACTIONS = [
  interaction({
    name: 'opening the popup',
    prepare: ownPageAbout('popup'),
    act: async ({ view, open }) => {
      await open();
      await waitForText(view, 'Vision production');
      return shown(view);
    },
  }),
  interaction({
    name: 'opening the full page',
    prepare: ownPageAbout('manage'),
    act: async ({ view, open }) => {
      await open();
      await waitForText(view, 'Vision production');
      return shown(view);
    },
  }),
  interaction({
    name: 'opening the workspaces',
    prepare: popupPage,
    act: (view) => showTab(view, 'Workspaces'),
  }),
  interaction({
    name: 'opening one workspace',
    prepare: async (extension, page) => {
      const popup = await popupPage(extension, page);
      await showTab(popup, 'Workspaces');
      return popup;
    },
    act: (view) => openRow(view, 'Fraud detection'),
  }),
  interaction({
    name: 'opening the people of an organization',
    prepare: popupPage,
    act: (view) => showPeople(view, 'Northwind ML'),
  }),
  interaction({
    name: 'checking permissions in the popup',
    prepare: popupPage,
    act: (view) => showTab(view, 'Permissions'),
  }),
  interaction({
    name: 'searching',
    prepare: popupPage,
    act: async (view) => {
      await view.getByRole('textbox', { name: /^Search/ }).fill('vision');
      await waitForText(view, /^\d+ match/);
      return shown(view);
    },
  }),
  interaction({
    name: 'opening the sidebar',
    prepare: async (_, page) => page.locator('zenml-sidecar-launcher').getByRole('button'),
    act: async (button, __, page) => {
      await button.click();
      const sidebar = sidebarOf(page);
      await waitForText(sidebar, 'Vision production');
      return shown(sidebar);
    },
  }),
  interaction({
    name: 'moving inside the dashboard with the sidebar open',
    prepare: openedSidebar,
    act: async (sidebar, _, page) => {
      await page.evaluate(() => history.pushState(null, '', '/workspaces/fraud-detection'));
      await sidebar.getByRole('heading', { name: 'Fraud detection' }).waitFor();
      return shown(sidebar);
    },
  }),
  interaction({
    name: 'pressing Refresh in the sidebar',
    prepare: openedSidebar,
    act: async (sidebar, { controlPlane }) => {
      controlPlane.clearLog();
      await sidebar.getByRole('button', { name: 'Refresh' }).click();
      await poll('a question to ZenML', async () => controlPlane.requests.length > 0);
      return shown(sidebar);
    },
  }),
];

/** What an act leads to, after a fresh start, with a worker that runs or was stopped just before. */
async function outcome(
  prepare: (extension: Extension, page: Page) => Promise<() => Promise<string>>,
  isStopped: boolean,
): Promise<string> {
  await extension().reset();
  await extension().signIn(ADMIN_EMAIL);
  const page = await extension().openDashboard('/workspaces/prod-vision');
  const act = await prepare(extension(), page);
  if (isStopped) {
    await extension().worker.stop();
    expect(extension().worker.isRunning()).toBe(false);
  }
  return act();
}

test.each(INTERACTIONS)('$name wakes a stopped worker and leads to the same', async ({ prepare }) => {
  const alive = await outcome(prepare, false);
  expect(alive).not.toBe('');
  expect(await outcome(prepare, true)).toBe(alive);
  await poll('the worker, woken', async () => extension().worker.isRunning());
});

/**
 * Headless Chromium draws no menu, and the event that stands in for a click is made in the worker: this starts
 * it, with nothing of what the one before it knew.
 */
test.each([
  {
    name: 'checking permissions',
    act: async (_: Extension, page: Page) => {
      await waitForText(sidebarOf(page), /\d+ allowed/);
      return shown(sidebarOf(page));
    },
    menuItemId: 'check-permissions',
  },
  { name: 'copying an id', act: pasted, menuItemId: 'copy-id' },
])('$name by the context menu leads to the same in a worker just started', async ({ menuItemId, act }) => {
  const prepare = async (prepared: Extension, page: Page) => {
    await clearClipboard(prepared);
    await page.bringToFront();
    return async () => {
      await prepared.worker.clickMenu({ menuItemId, pageUrl: page.url() }, page);
      return act(prepared, page);
    };
  };
  const alive = await outcome(prepare, false);
  expect(alive).not.toBe('');
  expect(await outcome(prepare, true)).toBe(alive);
});
