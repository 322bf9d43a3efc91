import { afterEach, describe, expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import type { Activity } from '#lib/protocol.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import type { CookieSettings } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { axeViolations } from './harness/axe.ts';
import { applyButton, review, send, turnEditingOn, writesOf } from './harness/changing.ts';
import { DASHBOARD, openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled, showTab, waitForText } from './harness/views.ts';

/** One browser; the control plane is made to refuse the worker in one way or the other, and the page never. */
const extension = useExtension();

const COOKIE: CookieSettings = {
  name: 'zenml-pro-session',
  domain: 'zenml.io',
  sameSite: 'lax',
  partitioned: false,
};
/** As a control plane would set it that keeps its cookie to its own pages (CHIPS). */
const PARTITIONED: CookieSettings = { ...COOKIE, sameSite: 'none', partitioned: true };

afterEach(() => extension().controlPlane.configure({ cookie: COOKIE, originAllowList: null }));

const createTeam = (name: string): Change => {
  const { id } = demoIds(extension().controlPlane.state).organization('Northwind ML');
  return { kind: 'createTeam', input: { organizationId: id, name, description: null } };
};
const teamsNamed = (name: string): number =>
  extension()
    .controlPlane.state.teams.all()
    .filter((team) => team.name === name).length;
const writers = () => writesOf(extension()).map(({ origin, status }) => ({ origin, status }));
const byExtension = () => `chrome-extension://${extension().extensionId}`;

/** The id of the last plan, which only our own pages can read. */
const lastPlan = () =>
  extension().worker.evaluate(
    async () => Object.keys((await chrome.storage.session.get('plans')).plans as object).at(-1) ?? '',
    null,
  );

/** What the options page says of each road. */
const SAID = {
  worker: 'Asked by the extension.',
  signedIn: 'Asked inside the dashboard’s tab, because only that page is signed in.',
  chosen: 'Asked inside the dashboard’s tab, because you chose its account.',
  origin: 'Changes are sent inside the dashboard’s tab, because ZenML refuses them from the extension.',
} as const;

/** The road that the worker says it takes, asked from the options page, once that says the same in words. */
async function road(said?: (typeof SAID)[keyof typeof SAID]) {
  const page = await extension().context.newPage();
  await page.goto(extension().pageUrl('/options.html'));
  if (said) await page.getByText(said, { exact: true }).waitFor();
  const reply = (await send(page, { type: 'activity' })) as { answer: Activity };
  await page.close();
  return reply.answer.road;
}

describe('a session that only the dashboard’s page has (partitioned cookie)', () => {
  const signInInPage = async () => {
    const { controlPlane, openDashboard, signInByHand } = extension();
    controlPlane.configure({ cookie: PARTITIONED });
    const page = await openDashboard('/login');
    await signInByHand(page, ADMIN_EMAIL);
    return page;
  };

  test('is used inside that page, and ends with it', async () => {
    const { controlPlane, openPopupPage, openDashboard } = extension();
    const page = await signInInPage();
    controlPlane.clearLog();
    const popup = await openPopupPage(page);
    await waitForText(popup, 'Ada Okafor');
    expect(await showTab(popup, 'Workspaces')).toContain('Vision production');
    const data = controlPlane.requests.filter(({ path }) => path === '/workspaces');
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ origin, status }) => origin === DASHBOARD && status === 200)).toBe(true);
    expect(await road(SAID.signedIn)).toMatchObject({ road: 'page', why: 'signed-in-page-only' });

    // Another tab takes over when that one is gone, by the minute's look or the next question, …
    const { worker } = extension();
    const ring = () =>
      worker.evaluate(() => chrome.alarms.create('page-sessions', { when: Date.now() }), null);
    const answersKept = () =>
      worker.evaluate(
        async () =>
          Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('cache/'))
            .length,
        null,
      );
    const next = await openDashboard('/');
    const nextId = await worker.tabOf(next);
    await page.close();
    await ring();
    await poll('the next page', async () => JSON.stringify(await road()).includes(`"tabId":${nextId}`));
    expect(await answersKept()).toBeGreaterThan(2);
    await openDashboard('/');
    await next.close();
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Refresh', exact: true }).click();
    await settled(popup);
    expect(await popup.getByRole('tabpanel').ariaSnapshot()).toContain('Vision production');
    expect(await popup.getByRole('alert').count()).toBe(0);

    // … and with the last one the way to ask is gone, which is said.
    for (const open of extension().context.pages()) if (open.url().startsWith(DASHBOARD)) await open.close();
    await popup.getByRole('button', { name: 'Refresh', exact: true }).click();
    await waitForText(popup, 'ZenML can be asked only inside its dashboard’s page, and none is open.');
    await popup.getByRole('link', { name: 'Open the dashboard' }).first().waitFor();
    // What was read there is let go of.
    expect(await answersKept()).toBeGreaterThan(0);
    await ring();
    await poll('the end of what was read', async () => (await answersKept()) === 0);
    await waitForText(popup, 'ZenML can be asked only inside its dashboard’s page, and none is open.');

    // The worker is asked again, and asked itself once it is signed in.
    controlPlane.configure({ cookie: COOKIE });
    await extension().signIn(ADMIN_EMAIL);
    await popup.getByRole('button', { name: 'Refresh', exact: true }).click();
    await poll('the worker’s road', async () => (await road())?.road === 'worker');
  });
});

describe('a tab that is closed while it is asked in', () => {
  test('leaves a read unanswered, with words', async () => {
    const { controlPlane, openPopupPage, openDashboard, signInByHand } = extension();
    controlPlane.configure({ cookie: PARTITIONED });
    const page = await openDashboard('/login');
    await signInByHand(page, ADMIN_EMAIL);
    const popup = await openPopupPage(page);
    await showTab(popup, 'Workspaces');
    controlPlane.clearLog();
    controlPlane.setFault({ kind: 'latency', ms: 5_000, path: '/workspaces', method: 'GET' });
    await popup.getByRole('button', { name: 'Refresh', exact: true }).click();
    await poll('the question', () => controlPlane.requests.some(({ path }) => path === '/workspaces'));
    await page.close();
    await waitForText(popup, /^(The browser stopped this|ZenML can be asked only)/);
  });

  test('leaves a change unknown, which is then read back and never sent again', async () => {
    const { controlPlane, signIn, openDashboard } = extension();
    controlPlane.configure({ originAllowList: [DASHBOARD] });
    await signIn(ADMIN_EMAIL);
    const userId = demoIds(controlPlane.state).user(ADMIN_EMAIL).id;
    const page = await openDashboard('/');
    await turnEditingOn(extension());
    const reviewing = await review(extension(), [createTeam('Closed midway')]);
    await applyButton(reviewing).waitFor();
    controlPlane.setFault({ kind: 'latency', ms: 1_500, path: '/teams', method: 'POST' });
    await applyButton(reviewing).click();
    // The second one is the page's.
    await poll('the write', () => writesOf(extension()).length === 2);
    await page.close();
    await waitForText(reviewing, 'Not known yet');
    // As if a minute had passed, before which what is not there may still come.
    await extension().worker.evaluate(() => globalThis.sidecarTest.recover(Date.now() + 61_000), null);
    const kept = await extension().worker.evaluate((userId) => globalThis.sidecarTest.list(userId), userId);
    expect(kept.entries[0]).toMatchObject({
      endpoint: 'createTeam',
      state: teamsNamed('Closed midway') === 1 ? 'done' : 'not-done',
    });
    expect(writers().map(({ origin }) => origin)).toEqual([byExtension(), DASHBOARD]);
    // The change is over with its only step, so that it stands in no other one's way.
    controlPlane.setFault(null);
    const id = await lastPlan();
    // Writes go through a page here: without one, nothing goes on.
    await openDashboard('/');
    await send(reviewing, { type: 'change', request: { do: 'resume', id } });
    await reviewing.bringToFront();
    await waitForText(reviewing, 'Finished');
    expect(writesOf(extension())).toHaveLength(2);
  });
});

describe('writes that are refused for their Origin', () => {
  const reviewed = async (name: string) => {
    await turnEditingOn(extension());
    const page = await review(extension(), [createTeam(name)]);
    await applyButton(page).waitFor();
    return page;
  };

  test('go through the dashboard’s page, once', async () => {
    const { controlPlane, signIn, openDashboard } = extension();
    controlPlane.configure({ originAllowList: [DASHBOARD] });
    await signIn(ADMIN_EMAIL);
    await openDashboard('/');
    const first = await reviewed('Through the page');
    await applyButton(first).click();
    await waitForText(first, 'Finished');
    expect(teamsNamed('Through the page')).toBe(1);
    expect(writers()).toEqual([
      { origin: byExtension(), status: 403 },
      { origin: DASHBOARD, status: 200 },
    ]);
    expect(await road(SAID.origin)).toEqual({ road: 'page', why: 'origin-refused' });
    await first.close();

    // What was learned is kept: the next one goes there at once.
    controlPlane.clearLog();
    const second = await reviewed('At once');
    await applyButton(second).click();
    await waitForText(second, 'Finished');
    expect(teamsNamed('At once')).toBe(1);
    expect(writers()).toEqual([{ origin: DASHBOARD, status: 200 }]);
    // Reads go on as usual.
    const reads = controlPlane.requests.filter(
      ({ method, path }) => method === 'GET' && path !== '/users/me',
    );
    expect(reads.every(({ origin }) => origin === null)).toBe(true);
  });

  test('wait, with words, for a dashboard to be opened', async () => {
    const { controlPlane, signIn, openDashboard } = extension();
    controlPlane.configure({ originAllowList: [DASHBOARD] });
    await signIn(ADMIN_EMAIL);
    const page = await reviewed('Nowhere to ask');
    const id = await lastPlan();
    await applyButton(page).click();
    await waitForText(page, 'ZenML can be asked only inside its dashboard’s page, and none is open.');
    expect(teamsNamed('Nowhere to ask')).toBe(0);
    expect(writers()).toEqual([{ origin: byExtension(), status: 403 }]);

    // It goes on where it stood, at the latest when the alarm comes.
    await openDashboard('/');
    await send(page, { type: 'change', request: { do: 'resume', id } });
    await page.bringToFront();
    await waitForText(page, 'Finished');
    expect(teamsNamed('Nowhere to ask')).toBe(1);
    expect(writers().slice(1)).toEqual([{ origin: DASHBOARD, status: 200 }]);
  });
});

describe('a page that is signed in as another account', () => {
  /** The page has a cookie of its own, which comes first; the extension has another. */
  const signInTwice = async () => {
    const { controlPlane, context, openDashboard, signInByHand, signIn } = extension();
    controlPlane.configure({ cookie: PARTITIONED });
    const page = await openDashboard('/login');
    await signInByHand(page, 'bram@northwind.example');
    await signIn(ADMIN_EMAIL);
    expect((await context.cookies()).filter(({ name }) => name === COOKIE.name)).toHaveLength(2);
    return page;
  };
  const NOTICE =
    'This page is signed in as Bram Visser. Sidecar asks as Ada Okafor. Changes are switched off here.';

  test('is told apart, and nothing is changed from it', async () => {
    const { worker, context, openPopupPage, pageUrl } = extension();
    const page = await signInTwice();
    await turnEditingOn(extension());
    const popup = await openPopupPage(page);
    await waitForText(popup, NOTICE);
    expect(await axeViolations(popup)).toEqual([]);
    await popup.close();
    await page.bringToFront();
    await waitForText(await openSidebar(page), NOTICE);

    // The manage window has no page of its own: any open one stands against it. Its own page does, too.
    const reviewing = await review(extension(), [createTeam('Never made')]);
    await applyButton(reviewing).click();
    await waitForText(
      reviewing,
      'The dashboard’s page is signed in as another account, so nothing is changed.',
    );
    const id = await lastPlan();
    const tabId = await worker.tabOf(page);
    const request = { do: 'confirm', id, typed: {}, secrets: {}, tabId };
    expect(await send(reviewing, { type: 'change', request })).toEqual({
      failure: { kind: 'other-identity', where: 'page' },
    });
    expect(writesOf(extension())).toEqual([]);
    await reviewing.close();

    // With the page's account, all is as if nobody else were there; and back.
    const again = await context.newPage();
    await again.goto(pageUrl(`/manage.html?tab=${tabId}`));
    await again.getByRole('button', { name: 'Use the page’s account' }).click();
    await waitForText(again, 'Sidecar asks inside the dashboard’s page, as its account.');
    await waitForText(again, 'Bram Visser');
    expect(await road(SAID.chosen)).toEqual({ road: 'page', why: 'chosen', tabId });
    await again.getByRole('button', { name: 'Use the browser’s usual account' }).click();
    await waitForText(again, NOTICE);
    expect(await road(SAID.worker)).toEqual({ road: 'worker', why: null });
    expect(writesOf(extension())).toEqual([]);
  });

  test('pauses a change between its steps, and a person goes on', async () => {
    const { controlPlane, signIn } = extension();
    await signIn(ADMIN_EMAIL);
    await turnEditingOn(extension());
    const names = Array.from({ length: 12 }, (_, index) => `Step ${index}`);
    const made = () => names.filter(teamsNamed).length;
    const reviewing = await review(extension(), names.map(createTeam));
    // Slow enough for somebody to sign in between two steps.
    controlPlane.setFault({ kind: 'latency', ms: 1500, method: 'POST', path: '/teams' });
    await applyButton(reviewing).click();
    await poll('the first step', () => made() > 0);
    const page = await signInTwice();
    await waitForText(
      reviewing,
      'The dashboard’s page is signed in as another account, so nothing is changed.',
    );
    controlPlane.setFault(null);
    const before = made();
    expect(before).toBeLessThan(names.length);
    const goOn = reviewing.getByRole('button', { name: 'Go on' });
    await goOn.click();
    await settled(reviewing);
    expect(made()).toBe(before);
    await page.close();
    await goOn.click();
    await waitForText(reviewing, 'Finished');
    expect(names.map(teamsNamed)).toEqual(names.map(() => 1));
  });
});
