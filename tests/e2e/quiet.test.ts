import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { startControlPlane } from '../control-plane/start-control-plane.ts';
import { makeProfile } from './harness/launch-chromium.ts';
import {
  apiRequests,
  DASHBOARD,
  type Extension,
  isPageLook,
  launchExtension,
} from './harness/launch-extension.ts';
import { showTab, waitForText } from './harness/views.ts';

/** One profile for all of it: an install, idle use and a start of the browser with what was kept. */
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A question of ours, so that whatever was on its way before it has arrived too. */
async function askSomething(extension: Extension): Promise<void> {
  await showTab(await extension.openPopupPage(), 'Workspaces');
}

test('nothing is asked after an install, on ten idle pages of the dashboard, and after a start of the browser', async () => {
  const controlPlane = await startControlPlane();
  closers.push(() => controlPlane.close());
  const profile = makeProfile();
  closers.push(() => rm(profile, { recursive: true, force: true, maxRetries: 20 }));

  const first = await launchExtension({ controlPlane, profile });
  closers.push(() => first.close());
  await first.signIn(ADMIN_EMAIL);
  const page = await first.openDashboard('/workspaces/prod-vision');
  for (let load = 1; load <= 10; load += 1) {
    await page.goto(`https://cloud.zenml.io/workspaces/prod-vision/projects?load=${load}`);
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    await page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).waitFor();
    await page.getByRole('link', { name: 'Stacks' }).click();
    await page.getByRole('heading', { name: 'Stacks' }).waitFor();
  }
  expect(apiRequests(first)).toEqual([]);

  // The silence was not deafness: with a look at the popup, the very same browser asks.
  const before = Date.now();
  await askSomething(first);
  expect(apiRequests(first).length).toBeGreaterThan(0);
  expect(controlPlane.requests.filter(({ at }) => at < before)).toEqual([]);
  expect(first.problems.list()).toEqual([]);
  await first.close();

  controlPlane.clearLog();
  const second = await launchExtension({ controlPlane, profile });
  closers.push(() => second.close());
  // Sessions end with the browser.
  await second.signIn(ADMIN_EMAIL);
  const again = await second.openDashboard('/workspaces/prod-vision');
  await waitForText(again, 'Projects');
  await again.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).waitFor();
  expect(apiRequests(second)).toEqual([]);
  const restarted = Date.now();
  await askSomething(second);
  expect(controlPlane.requests.filter(({ at }) => at < restarted)).toEqual([]);
  expect(apiRequests(second).length).toBeGreaterThan(0);
  expect(second.problems.list()).toEqual([]);
});

test('a dashboard that lies signed out does not ask on and on who is signed in', async () => {
  const extension = await launchExtension();
  closers.push(() => extension.close());
  const { controlPlane, openPopupPage, openDashboard, worker } = extension;
  const popup = await openPopupPage();
  await waitForText(popup, 'You are signed out of ZenML');
  await popup.close();
  const page = await openDashboard('/login');
  const asked = () =>
    controlPlane.requests.filter((request) => request.path === '/users/me' && !isPageLook(request)).length;

  /** Ten loads, each of which the dashboard leads to its sign-in page; answers how often ZenML was asked. */
  const tenLoads = async (referer?: string): Promise<number> => {
    controlPlane.clearLog();
    for (let load = 1; load <= 10; load += 1) {
      const url = `${DASHBOARD}/workspaces/prod-vision?load=${load}`;
      await page.goto(url, referer === undefined ? {} : { referer });
      await page.getByRole('heading', { name: 'Sign in to ZenML Pro' }).waitFor();
      await page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).waitFor();
    }
    const loaded = asked();
    // What is still on its way arrives before the answer to a question of ours.
    await worker.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)), null);
    return Math.max(loaded, asked());
  };

  // Links inside the dashboard cannot have signed anybody in: never.
  expect(await tenLoads(`${DASHBOARD}/workspaces`)).toBe(0);
  // An address typed in comes from nowhere, as from a sign-in that tells no address: once each by either road at the most, …
  const untold = await tenLoads();
  expect(untold).toBeLessThanOrEqual(20);
  // … and ten minutes after the session was seen ended never again.
  await worker.evaluate(async () => {
    const { changed } = await chrome.storage.local.get('changed');
    const at = Date.now() - 11 * 60_000;
    await chrome.storage.local.set({ changed: { ...(changed as object), at } });
  }, null);
  expect(await tenLoads()).toBe(0);
  console.log(`Ten loads while signed out: 0 questions by links, ${untold} by address, 0 after ten minutes.`);
  expect(extension.problems.list()).toEqual([]);
});
