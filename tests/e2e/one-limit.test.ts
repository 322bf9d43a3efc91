import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { LoggedRequest } from '../control-plane/request-log.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { addLargeOrganization, type LargeOrganization } from './harness/large-organization.ts';
import { isPageLook, openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { press } from './harness/press.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled, showTab } from './harness/views.ts';

const extension = useExtension({ controlPlaneOptions: { listPaging: true, listCap: 20 } });

/** One of many pages, which are asked for one after the other, and one of many teams, which are asked for at once. */
const SIZES = [
  { seed: 3, people: 500, teams: 2, workspaces: 3 },
  { seed: 4, people: 30, teams: 30, workspaces: 3 },
];
const organizations: LargeOrganization[] = [];

beforeAll(() => {
  const { controlPlane } = extension();
  for (const size of SIZES) {
    organizations.push(addLargeOrganization(controlPlane, `Meridian ${size.seed}`, size));
  }
});

const questionOf = ({ method, path, query }: LoggedRequest) => `${method} ${path}?${query}`;

/** Who is signed in is asked again when that was learned more than 5 s ago; nothing else gets old within a test. */
const isFresh = (before: LoggedRequest, now: LoggedRequest): boolean =>
  before.path !== '/users/me' || now.at - before.at < 5_000;

test('five tabs and the popup that ask for the same organization send each question once', async () => {
  const { controlPlane, signIn, openDashboard, openPopupPage, worker } = extension();
  const [organization] = organizations as [LargeOrganization];
  await signIn(ADMIN_EMAIL);
  const path = `/organizations/${organization.id}`;
  const dashboards = [];
  for (let tab = 1; tab <= 5; tab += 1) dashboards.push(await openDashboard(path));
  const popup = await openPopupPage(dashboards[0]);
  // What is on screen is asked anew as soon as another view has learned something, and the page's own tab asks for roles, too.
  await showTab(popup, 'Organizations');
  const sidebars = [];
  for (const page of dashboards) {
    await page.bringToFront();
    const sidebar = await openSidebar(page);
    await showTab(sidebar, 'Organizations');
    sidebars.push(sidebar);
  }
  const views = [popup, ...sidebars];
  await worker.evaluate(async () => {
    const kept = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(kept.filter((key) => /^cache\//.test(key)));
  }, null);
  controlPlane.setFault({ kind: 'latency', ms: 50 });
  controlPlane.clearLog();
  await Promise.all(views.map((view) => press(view.getByRole('tab', { name: 'People', exact: true }))));
  for (const view of views) {
    await poll('all people', async () => (await view.locator('[aria-setsize="500"]').count()) > 0);
    await settled(view);
  }
  // Each tab has a session of its own to be looked at.
  const sent = controlPlane.requests.filter((request) => !isPageLook(request));
  console.log(`${sent.length} sent, ${new Set(sent.map(questionOf)).size} distinct`);
  const again = sent.filter((request, index) =>
    sent
      .slice(0, index)
      .some((before) => questionOf(before) === questionOf(request) && isFresh(before, request)),
  );
  // With their times in ms, and as text: a report of the failure may show nothing else.
  const told = again.map((request) => `${request.at - (sent[0]?.at ?? 0)} ${questionOf(request)}`);
  expect(told.join('\n')).toBe('');
});

/** 1 when both got the same, 0.5 when one of them got everything. */
const jain = (served: number[]): number =>
  served.reduce((sum, one) => sum + one, 0) ** 2 /
  (served.length * served.reduce((sum, one) => sum + one ** 2, 0));

test('two tabs that read long lists under one limit take turns, although one asks for many at once', async () => {
  const { controlPlane, signIn, openDashboard, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const views: Page[] = [];
  for (const { id } of organizations) {
    const view = await openPopupPage(await openDashboard(`/organizations/${id}`));
    await settled(view);
    views.push(view);
  }
  // So slow that who asks for one page after the other has the next one asked for when it is its turn, however busy the machine is.
  const spec = { algorithm: 'token-bucket', limit: 5, windowSeconds: 1 } as const;
  controlPlane.setRateLimit({ ...spec, retryAfter: 'seconds', headers: 'none' });
  controlPlane.clearLog();
  await Promise.all(views.map((view) => press(view.getByRole('tab', { name: 'People', exact: true }))));
  await Promise.all(
    organizations.map(async (organization, index) => {
      const whole = views[index]?.locator(`[aria-setsize="${organization.people()}"]`);
      await poll(`all people of organization ${index + 1}`, () => whole?.count());
      await settled(views[index] as Page);
    }),
  );
  // Until one of them has everything, both want more.
  const served = controlPlane.requests.filter(({ status }) => status === 200).map(ownerOf);
  const ends = organizations.map((_, index) => served.lastIndexOf(index));
  const contested = served.slice(0, Math.min(...ends) + 1);
  const shares = organizations.map((_, index) => contested.filter((owner) => owner === index).length);
  console.log(
    `served while both wanted more: ${shares.join(' and ')}, Jain index ${jain(shares).toFixed(3)}`,
  );
  expect(contested.length).toBeGreaterThan(30);
  expect(jain(shares)).toBeGreaterThanOrEqual(0.9);
});

/** Whose question it is: the index of the organization, or -1. */
const ownerOf = ({ path }: LoggedRequest): number =>
  organizations.findIndex(({ id, teams }) =>
    [id, ...teams.map((team) => team.id)].some((one) => path.includes(one)),
  );
