import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { axeViolations } from './harness/axe.ts';
import { type Extension, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { openRow, shown, showPeople, showTab, type View, waitForText } from './harness/views.ts';

const extension = useExtension();

interface State {
  name: string;
  /** Who is signed in; nobody when null. */
  as?: string | null;
  path?: string;
  before?(extension: Extension): void;
  reach(view: View, page: Page): Promise<unknown>;
}

const STATES: State[] = [
  { name: 'signed out', as: null, reach: (view) => waitForText(view, 'You are signed out of ZenML') },
  { name: 'this page, a workspace', reach: shown },
  { name: 'this page, a project', path: '/workspaces/prod-vision/projects/parcels/runs', reach: shown },
  { name: 'this page, nothing named', path: '/', reach: shown },
  { name: 'workspaces', reach: (view) => showTab(view, 'Workspaces') },
  {
    name: 'a workspace',
    reach: async (view) => {
      await showTab(view, 'Workspaces');
      await openRow(view, 'Fraud detection');
    },
  },
  { name: 'organizations', reach: (view) => showTab(view, 'Organizations') },
  {
    name: 'an organization',
    reach: async (view) => {
      await showTab(view, 'Organizations');
      await openRow(view, 'Halden Robotics');
    },
  },
  {
    name: 'people',
    reach: async (view) => {
      await showPeople(view, 'Northwind ML');
    },
  },
  {
    name: 'a person',
    reach: async (view) => {
      await showPeople(view, 'Northwind ML');
      await openRow(view, 'Bram Visser');
    },
  },
  {
    name: 'a team',
    reach: async (view) => {
      await showPeople(view, 'Northwind ML');
      await openRow(view, 'ml-core');
    },
  },
  { name: 'permissions of an administrator', reach: (view) => showTab(view, 'Permissions') },
  {
    name: 'permissions of a viewer',
    as: 'nikhil@northwind.example',
    path: '/workspaces/churn-models',
    reach: (view) => showTab(view, 'Permissions'),
  },
  {
    name: 'permissions that ZenML does not tell',
    before: ({ controlPlane }) => controlPlane.configure({ permissionChecks: 'refused' }),
    reach: (view) => showTab(view, 'Permissions'),
  },
  {
    name: 'search results',
    reach: async (view) => {
      await view.getByRole('textbox', { name: /^Search/ }).fill('vision');
      await waitForText(view, /^\d+ match/);
    },
  },
  {
    name: 'a search without results',
    reach: async (view) => {
      await view.getByRole('textbox', { name: /^Search/ }).fill('nobody has this name');
      await waitForText(view, /^Nothing that is loaded matches/);
    },
  },
  {
    name: 'no workspace at all',
    as: 'xenia@northwind.example',
    path: '/',
    reach: (view) => showTab(view, 'Workspaces'),
  },
  {
    name: 'a workspace that is not there',
    path: '/workspaces/no-such-workspace',
    reach: shown,
  },
  {
    name: 'a server with a problem',
    before: ({ controlPlane }) => controlPlane.setFault({ kind: 'status', status: 501 }),
    reach: (view) => waitForText(view, /problem of its own|is not known/),
  },
  {
    name: 'ZenML asks to wait',
    before: ({ controlPlane }) => controlPlane.setFault({ kind: 'status', status: 429, path: '/workspaces' }),
    reach: (view) => view.getByRole('tab', { name: 'Workspaces' }).click(),
  },
  {
    name: 'a page of a network in between',
    before: ({ controlPlane }) => controlPlane.setFault({ kind: 'html' }),
    reach: (view) => waitForText(view, /web page answered|is not known/),
  },
  {
    name: 'a list with a part missing',
    before: ({ controlPlane }) => controlPlane.setFault({ kind: 'status', status: 500, path: '/roles' }),
    reach: async (view) => {
      await showPeople(view, 'Northwind ML');
    },
  },
  {
    name: 'rows in a form that is not known',
    before: ({ controlPlane }) =>
      controlPlane.setFault({ kind: 'drift', change: 'wrong-type', field: 'status', path: '/workspaces' }),
    reach: (view) => showTab(view, 'Workspaces'),
  },
  {
    name: 'the keys',
    reach: async (view, page) => {
      await shown(view);
      await view.getByRole('tab', { name: 'This page' }).focus();
      await page.keyboard.press('?');
      await view.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
];

/** The same views in their three places. Each answers the view and the page that axe looks at. */
const SURFACES = {
  popup: async ({ openPopupPage }: Extension, dashboard: Page) => {
    const page = await openPopupPage(dashboard);
    return { view: page as View, page, selector: 'html' };
  },
  sidebar: async (_: Extension, dashboard: Page) => {
    await openSidebar(dashboard);
    return { view: sidebarOf(dashboard) as View, page: dashboard, selector: 'zenml-sidecar' };
  },
  'full page': async ({ context, pageUrl, worker }: Extension, dashboard: Page) => {
    const tab = await worker.tabOf(dashboard);
    const page = await context.newPage();
    await page.goto(pageUrl(`/manage.html?tab=${tab}`));
    return { view: page as View, page, selector: 'html' };
  },
};

describe.each(Object.entries(SURFACES))('in the %s', (_, open) => {
  test.each(STATES)('$name has no accessibility violation, light or dark', async (state) => {
    const { signIn, openDashboard, controlPlane } = extension();
    controlPlane.configure({ permissionChecks: 'open' });
    if (state.as !== null) await signIn(state.as ?? ADMIN_EMAIL);
    const dashboard = await openDashboard(state.path ?? '/workspaces/prod-vision');
    state.before?.(extension());
    const { view, page, selector } = await open(extension(), dashboard);
    await state.reach(view, page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page, selector), colorScheme).toEqual([]);
    }
  });
});

test('a page of bad contrast and nameless buttons would be noticed', async () => {
  const { openPopupPage } = extension();
  const page = await openPopupPage();
  await page.evaluate(() => {
    const button = document.createElement('button');
    document.body.append(button);
  });
  expect(await axeViolations(page)).toContainEqual(expect.stringContaining('button-name'));
});
