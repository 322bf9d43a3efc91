import { afterEach, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { DASHBOARD } from './harness/launch-firefox.ts';
import type { Page } from './harness/page.ts';
import { EXTENSION_UUID } from './harness/preferences.ts';
import { useFirefox } from './harness/use-firefox.ts';

/** Nobody is signed in but where a test signs in. */
const firefox = useFirefox({ isAllowedInPrivateWindows: true });

afterEach(() => firefox().controlPlane.configure({ originAllowList: null }));

const writers = () =>
  firefox()
    .controlPlane.requests.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/teams'))
    .map(({ origin, status }) => ({ origin, status }));

/** Waits until the options page says by which road ZenML is asked, and why. */
async function waitForRoad(sentence: string): Promise<void> {
  const { newPage, pageUrl } = firefox();
  const options = await newPage(pageUrl('/options.html'));
  await options.waitForText(sentence);
  await options.close();
}

/** Renames the demo's team from one name to the other in the popup, about a page, and waits for its end. */
async function rename(about: Page, from: string, to: string): Promise<void> {
  const { openPopupPage } = firefox();
  const popup = await openPopupPage(about);
  await popup.waitForText('Ada Okafor');
  await popup.click('switch', 'Editing instead of read-only');
  await popup.click('tab', 'People');
  await popup.waitFor('button', 'Refresh');
  await popup.openRow(from);
  await popup.click('button', 'Edit');
  await popup.fill('Name', to);
  await popup.click('button', 'Review');
  await popup.click('button', 'Apply 1 change');
  await popup.waitForText('Finished');
}

test.each([
  { where: 'a container', open: () => firefox().openContainer('/login'), from: 'ml-core', to: 'ml-platform' },
  {
    where: 'a private window',
    open: () => firefox().openPrivateWindow('/login'),
    from: 'analysts',
    to: 'readers',
  },
])('a session of $where is used inside its page, for reads and writes', async ({ open, from, to }) => {
  const { signInByHand, controlPlane } = firefox();
  const page = await open();
  await signInByHand(page, ADMIN_EMAIL);
  await page.goto(`${DASHBOARD}/workspaces/prod-vision`);
  await page.openSidebar();
  await page.sidebar.waitForText('Ada Okafor');
  await page.sidebar.waitForText('Vision production');
  const { id } = demoIds(controlPlane.state).team('Northwind ML', from);
  await rename(page, from, to);
  expect(writers()).toEqual([{ origin: DASHBOARD, status: 200 }]);
  expect(controlPlane.state.teams.require(id).name).toBe(to);
  // What the extension asks by itself carries no session of that page.
  const own = controlPlane.requests.filter(({ origin }) => origin === null);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ cookiePresent }) => cookiePresent)).toEqual([]);
  await waitForRoad('Asked inside the dashboard’s tab, because only that page is signed in.');
  await page.close();
});

test('writes that are refused for their Origin go through the dashboard’s page, once', async () => {
  const { signIn, openDashboard, controlPlane } = firefox();
  controlPlane.configure({ originAllowList: [DASHBOARD] });
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await rename(page, 'platform', 'secrets');
  expect(writers()).toEqual([
    { origin: `moz-extension://${EXTENSION_UUID}`, status: 403 },
    { origin: DASHBOARD, status: 200 },
  ]);
  await waitForRoad(
    'Changes are sent inside the dashboard’s tab, because ZenML refuses them from the extension.',
  );
});

test('a container that is signed in as somebody else is told apart, and nothing can be changed from it', async () => {
  const { signIn, openContainer, openPopupPage, signInByHand } = firefox();
  const notice =
    'This page is signed in as Bram Visser. Sidecar asks as Ada Okafor. Changes are switched off here.';
  await signIn(ADMIN_EMAIL);
  const page = await openContainer('/login');
  await signInByHand(page, 'bram@northwind.example');
  await page.openSidebar();
  await page.sidebar.waitForText(notice);
  const popup = await openPopupPage(page);
  await popup.waitForText(notice);
  await popup.click('tab', 'People');
  await popup.waitFor('button', 'Refresh');
  expect(await popup.count('button', 'Invite people')).toBe(0);
});
