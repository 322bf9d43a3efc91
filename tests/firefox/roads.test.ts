import { afterEach, expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import type { CookieSettings } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { poll } from '../e2e/harness/poll.ts';
import { DASHBOARD } from './harness/launch-firefox.ts';
import type { Page } from './harness/page.ts';
import { EXTENSION_UUID } from './harness/preferences.ts';
import { send } from './harness/send.ts';
import { useFirefox } from './harness/use-firefox.ts';

/** Nobody is signed in but where a test signs in. */
const firefox = useFirefox({ isAllowedInPrivateWindows: true });

const COOKIE: CookieSettings = {
  name: 'zenml-pro-session',
  domain: 'zenml.io',
  sameSite: 'lax',
  partitioned: false,
};
/** As a control plane would set it that keeps its cookie to its own pages (CHIPS); by another name, so that no test takes up another one's session. */
const PARTITIONED: CookieSettings = {
  name: 'zenml-pro-partitioned',
  domain: 'zenml.io',
  sameSite: 'none',
  partitioned: true,
};

afterEach(() => firefox().controlPlane.configure({ cookie: COOKIE, originAllowList: null }));

/** The writes of teams that reached the API. */
const teamWrites = () =>
  firefox()
    .controlPlane.requests.filter(
      ({ method, path }) => method !== 'GET' && method !== 'OPTIONS' && path.startsWith('/teams'),
    )
    .map(({ origin, status }) => ({ origin, status }));

const hasTeam = (name: string): boolean =>
  firefox()
    .controlPlane.state.teams.all()
    .some((team) => team.name === name);

/** The number that the extension knows a page's tab by. */
async function tabOf(page: Page): Promise<number> {
  await page.activate();
  return firefox().scope.selectedTabId();
}

/** Has a new team planned by a message from a page of ours, and answers the plan's id. */
async function plan(ours: Page, name: string): Promise<string> {
  const { id } = demoIds(firefox().controlPlane.state).organization('Northwind ML');
  const change: Change = { kind: 'createTeam', input: { organizationId: id, name, description: null } };
  const reply = await send(ours, { type: 'change', request: { do: 'plan', changes: [change] } });
  expect(reply).toMatchObject({ answer: { id: expect.any(String) } });
  return (reply as { answer: { id: string } }).answer.id;
}

/** Confirms a plan about a tab by such a message, and answers what the event page says. */
const confirm = (ours: Page, id: string, tabId: number): Promise<unknown> =>
  send(ours, { type: 'change', request: { do: 'confirm', id, typed: {}, secrets: {}, tabId } });

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

/** Makes a new team by messages about a page, from the popup about it. */
async function makeTeam(about: Page, name: string): Promise<void> {
  const popup = await firefox().openPopupPage(about);
  await popup.waitForText('Ada Okafor');
  await popup.click('switch', 'Editing instead of read-only');
  await popup.waitFor('tab', 'People');
  const id = await plan(popup, name);
  expect(await confirm(popup, id, await tabOf(about))).toMatchObject({ answer: { is: 'applied' } });
}

test.each([
  {
    of: 'of a container',
    cookie: COOKIE,
    open: () => firefox().openContainer('/login'),
    change: (page: Page) => rename(page, 'ml-core', 'ml-platform'),
    team: 'ml-platform',
  },
  {
    of: 'of a private window',
    cookie: COOKIE,
    open: () => firefox().openPrivateWindow('/login'),
    change: (page: Page) => makeTeam(page, 'Made in private'),
    team: 'Made in private',
  },
  {
    of: 'by a partitioned cookie (CHIPS)',
    cookie: PARTITIONED,
    open: () => firefox().openDashboard('/login'),
    change: (page: Page) => makeTeam(page, 'Made by the partition'),
    team: 'Made by the partition',
  },
])(
  'a session is used inside its page, for reads and writes: one $of',
  async ({ cookie, open, change, team }) => {
    const { signInByHand, controlPlane } = firefox();
    controlPlane.configure({ cookie });
    const page = await open();
    await signInByHand(page, ADMIN_EMAIL);
    await page.goto(`${DASHBOARD}/workspaces/prod-vision`);
    await page.openSidebar();
    await page.sidebar.waitForText('Ada Okafor');
    await page.sidebar.waitForText('Vision production');
    await change(page);
    await poll('the team', () => hasTeam(team));
    await poll('the answer', () => teamWrites().length > 0);
    expect(teamWrites()).toEqual([{ origin: DASHBOARD, status: 200 }]);
    // What the extension asks by itself carries no session of that page.
    const own = controlPlane.requests.filter(({ origin }) => origin === null);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ cookiePresent }) => cookiePresent)).toEqual([]);
    await waitForRoad('Asked inside the dashboard’s tab, because only that page is signed in.');
    await page.close();
  },
);

test('writes that are refused for their Origin go through the dashboard’s page, once', async () => {
  const { signIn, openDashboard, controlPlane } = firefox();
  controlPlane.configure({ originAllowList: [DASHBOARD] });
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await rename(page, 'platform', 'secrets');
  expect(teamWrites()).toEqual([
    { origin: `moz-extension://${EXTENSION_UUID}`, status: 403 },
    { origin: DASHBOARD, status: 200 },
  ]);
  await waitForRoad(
    'Changes are sent inside the dashboard’s tab, because ZenML refuses them from the extension.',
  );
});

test('a container that is signed in as somebody else is told apart, and nothing can be changed from it', async () => {
  const { signIn, openDashboard, openContainer, openPopupPage, signInByHand } = firefox();
  const notice =
    'This page is signed in as Bram Visser. Sidecar asks as Ada Okafor. Changes are switched off here.';
  await signIn(ADMIN_EMAIL);
  const usual = await openDashboard('/workspaces/prod-vision');
  const usualTab = await tabOf(usual);
  // From a usual tab all can be changed: editing is on.
  const beside = await openPopupPage(usual);
  await beside.waitForText('Ada Okafor');
  await beside.click('switch', 'Editing instead of read-only');
  await beside.click('tab', 'People');
  await beside.waitFor('button', 'Invite people');
  const id = await plan(beside, 'Made beside');

  const page = await openContainer('/login');
  await signInByHand(page, 'bram@northwind.example');
  const tabId = await tabOf(page);
  await page.openSidebar();
  await page.sidebar.waitForText(notice);
  const popup = await openPopupPage(page);
  await popup.waitForText(notice);
  await popup.click('tab', 'People');
  await popup.waitFor('button', 'Refresh');
  await poll('no way to invite', async () => (await popup.count('button', 'Invite people')) === 0);

  // Not even by a message that our own views would not send. What is refused is the page, and not the change.
  expect(await confirm(beside, id, tabId)).toEqual({ failure: { kind: 'other-identity', where: 'page' } });
  expect(teamWrites()).toEqual([]);
  expect(await confirm(beside, id, usualTab)).toMatchObject({ answer: { is: 'applied' } });
  await poll('the team', () => hasTeam('Made beside'));
  expect(teamWrites()).toEqual([{ origin: `moz-extension://${EXTENSION_UUID}`, status: 200 }]);
});
