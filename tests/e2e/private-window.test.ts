import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import type { Target } from './harness/browser-targets.ts';
import { DASHBOARD, type Extension, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import {
  launchAllowedInPrivate,
  normalWorker,
  openPrivatePage,
  openPrivateWindow,
  privateWorker,
} from './harness/private-window.ts';
import { waitForText } from './harness/views.ts';
import { inDatabases } from './harness/what-is-there.ts';

let extension: Extension;
beforeAll(async () => {
  extension = await launchAllowedInPrivate();
});
afterAll(() => extension?.close());

const BRAM = 'bram@northwind.example';
const REFUSED =
  'Do this in a normal window. A private one sees only a part of what is kept, so nothing was changed.';
const ADDED = { dashboardOrigin: 'https://zenml.test', apiOrigin: 'https://zenml.test' };

/** `storage.session`, which Chromium gives to the private worker as well. */
const keptIn = (worker: Target): Promise<string> =>
  worker.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)), null);
/** What a worker has in its databases. */
const keptInDatabases = async (worker: Target): Promise<string> =>
  JSON.stringify(await worker.evaluate(inDatabases, null));
const listOf = (worker: Target) =>
  worker.evaluate(async () => (await chrome.storage.local.get('control-planes'))['control-planes'], null);

async function signInPrivately(): Promise<Page> {
  const page = await openPrivateWindow(extension, `${DASHBOARD}/login`);
  await extension.signInByHand(page, BRAM);
  return page;
}

test('a private window has a worker, a session and a memory of its own, which end with it', async () => {
  const { controlPlane, signIn, context, pageUrl } = extension;
  const ids = demoIds(controlPlane.state);
  const [ada, bram] = [ADMIN_EMAIL, BRAM].map((email) => ids.user(email).id) as [string, string];
  await signIn(ADMIN_EMAIL);
  const popup = await context.newPage();
  await popup.goto(pageUrl('/popup.html'));
  await waitForText(popup, 'Ada Okafor');

  const page = await signInPrivately();
  await waitForText(await openSidebar(page), 'Bram Visser');
  await popup.reload();
  await waitForText(popup, 'Ada Okafor');

  const [normal, own] = [await normalWorker(extension), await privateWorker(extension)];
  await poll(
    'both memories',
    async () => (await keptInDatabases(own)).includes(bram) && (await keptIn(normal)).includes(ada),
  );
  expect(await keptInDatabases(own)).not.toContain(`/${ada}/`);
  expect(await keptInDatabases(normal)).not.toContain(bram);
  expect(await keptIn(own)).not.toContain(`/${bram}/`);

  // The last private tab ends all of it: the next private window begins signed out, and knows nothing.
  await page.close();
  await poll(
    'the end of the private worker',
    () => extension.targets.all(({ id }) => id === own.id).length === 0,
  );
  const next = await openPrivateWindow(extension, `${DASHBOARD}/login`);
  // It was left open; that it was, all windows know.
  await waitForText(sidebarOf(next), 'You are signed out of ZenML');
  expect(await keptInDatabases(await privateWorker(extension))).not.toContain(bram);
  await waitForText(popup, 'Ada Okafor');
  expect(extension.problems.list()).toEqual([]);
});

test('what both keep is not added to, removed or erased from a private window, which is said', async () => {
  await (await normalWorker(extension)).evaluate(
    (added) => chrome.storage.local.set({ 'control-planes': [added] }),
    ADDED,
  );
  const page = await signInPrivately();
  await page.locator('zenml-sidecar-launcher').waitFor({ state: 'attached' });
  const options = await openPrivatePage(extension, '/options.html');
  expect(await options.evaluate(() => chrome.extension.inIncognitoContext)).toBe(true);

  await options.getByLabel('Address of its dashboard').fill('https://another.test');
  await options.getByRole('button', { name: 'Add', exact: true }).click();
  await options.getByRole('alert').getByText(REFUSED).waitFor();

  await options.getByRole('button', { name: 'Remove zenml.test' }).click();
  await options.getByRole('button', { name: 'Remove it' }).click();
  await options.getByRole('status').getByText(REFUSED).waitFor();

  await options.getByRole('button', { name: 'Erase everything…' }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'Erase everything', exact: true }).click();
  await options.getByRole('status').getByText('Not everything was erased').waitFor();
  expect(await listOf(await normalWorker(extension))).toEqual([ADDED]);
  expect(extension.problems.list()).toEqual([]);
});
