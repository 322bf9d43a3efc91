import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { openSidebar } from './harness/launch-extension.ts';
import { moving, smallTargets, tooWide, walkFocus } from './harness/looks-of.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled, shown, showPeople, showTab, type View } from './harness/views.ts';

const extension = useExtension();

const WORKSPACE_PAGE = '/workspaces/prod-vision';
const DEVELOPER = 'bram@northwind.example';

async function expectFits(page: Page, of: string): Promise<void> {
  expect(await tooWide(page), `${of}: nothing is scrolled sideways`).toEqual([]);
  expect(await smallTargets(page), `${of}: each target has 24 px`).toEqual([]);
  expect(await moving(page), `${of}: nothing moves`).toEqual([]);
}

async function expectFocusSeen(page: Page, of: string): Promise<void> {
  const { unseen, seen } = await walkFocus(page);
  expect(unseen, `${of}: the focus is seen`).toEqual([]);
  expect(seen, of).toBeGreaterThan(0);
}

const ask = async (view: View, question: string): Promise<void> => {
  await view.getByRole('button', { name: question, exact: true }).click();
  await shown(view);
};

/** The views that all surfaces share, one after the other. */
const VIEWS: Record<string, (view: View) => Promise<unknown>> = {
  'this page': shown,
  workspaces: (view) => showTab(view, 'Workspaces'),
  organizations: (view) => showTab(view, 'Organizations'),
  people: (view) => showPeople(view, 'Northwind ML'),
  'can I': (view) => showTab(view, 'Permissions'),
  'who can': (view) => ask(view, 'Who can?'),
  matrix: (view) => ask(view, 'Matrix'),
  reach: (view) => ask(view, 'Reach'),
};

test('what is wrong would be noticed', async () => {
  const page = await extension().openPopupPage();
  await page.getByText('You are signed out of ZenML on cloud.zenml.io.').waitFor();
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.overflow = 'auto';
    wide.append(document.createElement('p'));
    (wide.firstChild as HTMLElement).style.cssText = 'width: 900px; height: 9px';
    const [one, other] = [document.createElement('button'), document.createElement('button')];
    for (const button of [one, other])
      button.style.cssText = 'height: 9px; outline: none; transition: color 1s';
    document.querySelector('.app')?.append(wide, one, other);
  });
  expect(await tooWide(page)).not.toEqual([]);
  expect(await smallTargets(page)).not.toEqual([]);
  expect(await moving(page)).not.toEqual([]);
  expect((await walkFocus(page)).unseen).not.toEqual([]);
});

test('the popup is whole in 320 px', async () => {
  const { signIn, openPopupPage, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard(WORKSPACE_PAGE));
  await popup.setViewportSize({ width: 320, height: 600 });
  for (const [name, show] of Object.entries(VIEWS)) {
    await show(popup);
    await expectFits(popup, name);
    await expectFocusSeen(popup, name);
  }
});

test('the full page, the sidebar, the options and the first run are whole at 200 %', async () => {
  const { signIn, context, pageUrl, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  // A window of 1280 x 800 px, zoomed.
  const size = { width: 640, height: 400 };
  const dashboard = await openDashboard(WORKSPACE_PAGE);
  await dashboard.setViewportSize(size);
  await settled(await openSidebar(dashboard));
  await expectFits(dashboard, 'the sidebar');
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.goto(pageUrl('/manage.html'));
  for (const [name, show] of Object.entries(VIEWS).slice(1, 5)) {
    await show(page);
    await expectFits(page, name);
  }
  await expectFocusSeen(page, 'the full page');
  for (const name of ['options', 'welcome']) {
    await page.goto(pageUrl(`/${name}.html`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const width of [640, 320]) {
      await page.setViewportSize({ ...size, width });
      await expectFits(page, `${name} in ${width} px`);
    }
    await expectFocusSeen(page, name);
  }
});

test('in forced colours each verdict has its own sign, and the sign can be seen', async () => {
  const { signIn, openPopupPage, openDashboard, controlPlane, worker } = extension();
  await signIn(DEVELOPER);
  const dashboard = await openDashboard(WORKSPACE_PAGE);
  const cells: Awaited<ReturnType<typeof cellsOf>> = [];
  // Where nothing is missing there are "no"s, and where teams could not be read there is what is not known.
  for (const path of ['/nothing', '/teams/*/members']) {
    controlPlane.setFault(
      ['/rbac/check_permissions', path].map((one) => ({ kind: 'status', status: 403, path: one })),
    );
    await worker.evaluate(() => chrome.storage.session.clear(), null);
    const popup = await openPopupPage(dashboard);
    await showTab(popup, 'Permissions');
    await ask(popup, 'Matrix');
    for (const colorScheme of ['light', 'dark'] as const) {
      await popup.emulateMedia({ colorScheme, forcedColors: 'active' });
      cells.push(...(await cellsOf(popup)));
    }
  }
  const verdicts = new Set(cells.map(({ verdict }) => verdict));
  expect(verdicts).toEqual(new Set(['allowed', 'denied', 'not known']));
  expect(new Set(cells.map(({ sign }) => sign)).size).toBe(verdicts.size);
  expect(new Set(cells.map(({ verdict, sign }) => `${verdict} ${sign}`)).size).toBe(verdicts.size);
  expect(cells.filter(({ isSeen }) => !isSeen)).toEqual([]);
});

/** What each cell of a matrix says, in words and as a sign, and whether the sign has another colour than what it stands on. */
const cellsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=gridcell][aria-expanded]')].map((cell) => {
      const path = cell.querySelector('path');
      return {
        verdict: /: (allowed|denied|not known)\b/.exec(cell.getAttribute('aria-label') ?? '')?.[1],
        sign: path?.getAttribute('d'),
        isSeen: path !== null && getComputedStyle(path).stroke !== getComputedStyle(cell).backgroundColor,
      };
    }),
  );
