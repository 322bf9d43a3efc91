import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { LoggedRequest } from '../control-plane/request-log.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createRandom } from '../control-plane/state/random.ts';
import { stopAtRandom } from './harness/deaths.ts';
import { addLargeOrganization, type LargeOrganization } from './harness/large-organization.ts';
import { isPageLook } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { press } from './harness/press.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled, waitForText } from './harness/views.ts';

const extension = useExtension({ controlPlaneOptions: { listPaging: true, listCap: 20 } });
const PEOPLE = 400;
const TEAMS = 85;
const SIGNED_OUT = 'You are signed out of ZenML on cloud.zenml.io.';

/** The line in the header that says who is signed in. */
const HUGO = /^hugo@juniper\.example$/;

let organization: LargeOrganization;

beforeAll(() => {
  const size = { seed: 3, people: PEOPLE, workspaces: 1, teams: TEAMS };
  organization = addLargeOrganization(extension().controlPlane, 'Meridian Group', size);
});

/** A popup that has read what a page of the organization shows, and not yet its people. */
async function openPopup(): Promise<Page> {
  const { signIn, openDashboard, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard(`/organizations/${organization.id}`));
  await settled(popup);
  extension().controlPlane.clearLog();
  return popup;
}

const showPeople = (popup: Page) => press(popup.getByRole('tab', { name: 'People', exact: true }));

const isWhole = async (popup: Page): Promise<boolean> =>
  (await popup.locator(`[aria-setsize="${PEOPLE}"]`).count()) > 0 &&
  (await popup.locator(`[aria-setsize="${TEAMS}"]`).count()) > 0 &&
  (await popup.locator('[aria-busy="true"]').count()) === 0 &&
  (await popup.getByRole('alert').count()) === 0 &&
  (await popup.getByRole('button', { name: 'Refresh', exact: true }).count()) === 1;

const isMembers = ({ path }: LoggedRequest) => path === `/organizations/${organization.id}/members`;
const refusals = () => extension().controlPlane.requests.filter(({ status }) => status === 429);
const pausedUntil = () =>
  extension().worker.evaluate(async () => {
    const { queue } = await chrome.storage.session.get('queue');
    const lanes = Object.values((queue ?? {}) as Record<string, { pausedUntil: number }>);
    return Math.max(0, ...lanes.map((lane) => lane.pausedUntil));
  }, null);

test('a long pause is held by the workers that follow the one that was told of it', async () => {
  const { controlPlane, worker, openPopupPage } = extension();
  const popup = await openPopup();
  const headers = { 'retry-after': '12' };
  const path = `/organizations/${organization.id}/members`;
  controlPlane.setFault([
    { kind: 'latency', ms: 20 },
    { kind: 'status', status: 429, headers, path, skip: 10, times: 1 },
  ]);
  await showPeople(popup);
  await poll('the tenth page', () => controlPlane.requests.filter(isMembers).length >= 5);
  await worker.stop();
  const refused = await poll('the refusal', () => refusals()[0]);
  await poll('the pause', async () => (await pausedUntil()) > Date.now());
  const sent = controlPlane.requests.length;
  await worker.stop();
  // Asks, and so does every view that was open: the next worker knows of the pause only what was kept.
  const late = await openPopupPage();
  await waitForText(late, 'Ada Okafor');
  await worker.stop();
  await late.reload();
  await poll('the end of the pause', () => controlPlane.requests.length > sent);
  await poll('everything', () => isWhole(popup));
  const next = controlPlane.requests[sent];
  expect((next?.at ?? 0) - refused.at).toBeGreaterThanOrEqual(12_000);
  expect(refusals()).toHaveLength(1);
  // The walk went on where it was: of its pages those that were on their way, and the refused one, were asked for again.
  const offsets = controlPlane.requests
    .filter(isMembers)
    .map(({ query }) => new URLSearchParams(query).get('offset'));
  expect(offsets.length - new Set(offsets).size).toBeLessThanOrEqual(2);
});

test('a pause that the worker sleeps is held by the next one too', async () => {
  const { controlPlane, worker } = extension();
  const popup = await openPopup();
  const path = `/organizations/${organization.id}/members`;
  controlPlane.setFault({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '4' },
    path,
    skip: 5,
    times: 1,
  });
  await showPeople(popup);
  const refused = await poll('the refusal', () => refusals()[0]);
  await poll('the pause, kept', async () => (await pausedUntil()) > Date.now(), 3_000);
  const sent = controlPlane.requests.length;
  await worker.stop();
  await poll('everything', () => isWhole(popup));
  expect((controlPlane.requests[sent]?.at ?? 0) - refused.at).toBeGreaterThanOrEqual(4_000);
  expect(refusals()).toHaveLength(1);
});

test('a limit of ten a second is kept through stops, and everything is read in the end', async () => {
  const { controlPlane } = extension();
  const popup = await openPopup();
  const limit = { algorithm: 'token-bucket', limit: 10, windowSeconds: 1 } as const;
  controlPlane.setRateLimit({ ...limit, retryAfter: 'seconds', headers: 'none' });
  await showPeople(popup);
  const { stops } = await stopAtRandom(extension(), {
    random: createRandom(7),
    stops: 5,
    longestLife: 2_000,
    until: () => isWhole(popup),
  });
  await poll('everything', () => isWhole(popup));

  // What had left before the refusal was known is no breach, nor is what a worker does not know that was told nothing.
  const known = 150;
  const kept = refusals().filter(({ at }) => !stops.some(({ from, to }) => from < at + known && to > at));
  const breaches = kept.flatMap((refusal) =>
    controlPlane.requests.filter(({ at }) => at > refusal.at + known && at < refusal.at + 900),
  );
  expect(breaches).toEqual([]);
  expect(stops).toHaveLength(5);
  console.log(`${stops.length} stops, ${controlPlane.requests.length} sent, ${refusals().length} refused`);
});

test('a session that ends after 57 requests: nothing more is sent, and after the sign-in everything is read', async () => {
  const { controlPlane, worker, openPopupPage, signIn, openDashboard } = extension();
  const popup = await openPopup();
  controlPlane.setFault({ kind: 'expire-session', after: 0, skip: 57 });
  await showPeople(popup);
  await waitForText(popup, SIGNED_OUT);
  const isMe = ({ path }: LoggedRequest) => path === '/users/me';
  const after = controlPlane.requests.slice(57);
  // No more than were on their way; and the question whether anybody is signed in.
  expect(after.filter((request) => !isMe(request)).length).toBeLessThanOrEqual(5);
  expect(after.every(({ status }) => status === 401)).toBe(true);

  const sent = controlPlane.requests.length;
  await worker.stop();
  const late = await openPopupPage();
  await waitForText(late, SIGNED_OUT);
  expect(controlPlane.requests.slice(sent).every(isMe)).toBe(true);
  const bySidecar = controlPlane.requests.slice(sent).filter((request) => !isPageLook(request));
  expect(bySidecar.length).toBeLessThanOrEqual(1);

  controlPlane.setFault(null);
  controlPlane.clearLog();
  await signIn(ADMIN_EMAIL);
  await openDashboard();
  await poll('everything', () => isWhole(popup));
  console.log(`${controlPlane.requests.length} sent after the sign-in`);
});

test('another account that signs in midway sees no row of the one before, although the worker was stopped', async () => {
  const { controlPlane, worker, context, signIn, openPopupPage } = extension();
  const popup = await openPopup();
  await popup.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const text = document.body.innerText;
      if (text.includes('hugo@juniper.example') && /Person \d{3}|Meridian/.test(text)) seen.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  controlPlane.setFault({ kind: 'latency', ms: 40 });
  await showPeople(popup);
  await poll('the tenth page', () => controlPlane.requests.filter(isMembers).length >= 10);
  await context.clearCookies();
  await signIn('hugo@juniper.example');
  await worker.stop();
  // Who is signed in is believed for 5 s.
  const late = await openPopupPage();
  await poll('the other account', async () => {
    await late.reload();
    await settled(late);
    return (await late.getByText(HUGO).count()) > 0;
  });
  await waitForText(popup, HUGO);
  await settled(popup);
  expect(await popup.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  const shown = await popup.locator('body').ariaSnapshot();
  const kept = await worker.evaluate(
    async () => JSON.stringify(await chrome.storage.session.get(null)),
    null,
  );
  expect(shown + kept).not.toMatch(/Meridian|Person \d{3}/);
});
