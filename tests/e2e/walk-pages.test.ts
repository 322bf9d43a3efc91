import { beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import { apiRequests } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, shown, showTab, waitForText } from './harness/views.ts';

const extension = useExtension();
const WANTED = 250;

beforeAll(() => {
  const { state } = extension().controlPlane;
  const builder = createSeedBuilder(state, 3, Date.now());
  const ada = state.users.first('email', ADMIN_EMAIL);
  if (!ada) throw new Error('The seed has no administrator.');
  const organization = builder.organization('Meridian Group', ada, {});
  const mine = state.workspaces.all().filter(({ name }) => name !== 'assay-screening').length;
  for (let number = mine + 1; number <= WANTED; number += 1) {
    const name = `unit-${String(number).padStart(3, '0')}`;
    builder.workspace(organization, ada, { name, display_name: name });
  }
});

test('250 workspaces are read in three pages, and the last of them is found', async () => {
  const { signIn, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  await showTab(popup, 'Workspaces');

  const list = popup.getByRole('list', { name: 'Workspaces' });
  expect(await list.getByRole('listitem').first().getAttribute('aria-setsize')).toBe(String(WANTED));
  const pages = apiRequests(extension()).filter((request) => request.startsWith('GET /workspaces?'));
  // Neighbouring pages may overlap, so that a row that moves meanwhile is not lost.
  expect(pages).toHaveLength(3);

  await popup.getByRole('textbox', { name: /^Search/ }).fill('unit-250');
  await row(popup, 'unit-250').waitFor();
});

test('the End key reaches the last row although only the visible ones are there', async () => {
  const { signIn, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  await showTab(popup, 'Workspaces');
  const list = popup.getByRole('list', { name: 'Workspaces' });
  expect(await list.getByRole('listitem').count()).toBeLessThan(WANTED / 2);
  await list.getByRole('button').first().press('End');
  // Sorted by their label, "Vision staging" is the last.
  const last = list.locator(`[aria-posinset="${WANTED}"]`).getByRole('button');
  await last.waitFor();
  expect(await last.textContent()).toContain('Vision staging');
});

test('a page that cannot be read is told, with what was read', async () => {
  const { signIn, openPopupPage, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  controlPlane.setFault([{ kind: 'status', status: 500, path: '/workspaces', skip: 2 }]);
  const popup = await openPopupPage();
  await showTab(popup, 'Workspaces');
  await waitForText(popup, /^\d+ loaded; the rest could not be read\.$/);
  controlPlane.setFault(null);
  await popup.getByRole('button', { name: 'Load again' }).click();
  await popup.getByText('the rest could not be read').waitFor({ state: 'detached' });
  // Until the last page has come, the list is as long as what was read of it.
  await popup.locator(`[aria-setsize="${WANTED}"]`).first().waitFor();
});

/** Where the pages began that were asked for since the log was cleared. */
const offsets = (): number[] =>
  extension()
    .controlPlane.requests.filter(({ path }) => path === '/workspaces')
    .map(({ query }) => Number(new URLSearchParams(query).get('offset')));

test('a worker that is stopped in the middle of reading them is woken, and all are there in the end', async () => {
  const { signIn, openPopupPage, controlPlane, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  // Workspaces are read for the picker of the first tab: that has to be over.
  await shown(popup);
  await showTab(popup, 'Organizations');
  controlPlane.clearLog();
  await worker.evaluate(async () => {
    const kept = await chrome.storage.session.get(null);
    await chrome.storage.session.remove(Object.keys(kept).filter((key) => key.includes('workspaces')));
  }, null);
  // Slow enough that the worker is stopped long before the second page has come, however slow this machine is.
  controlPlane.setFault({ kind: 'latency', ms: 5_000, path: '/workspaces' });
  await popup.getByRole('tab', { name: 'Workspaces' }).click();
  await poll('the second page on its way', () => offsets().length === 2);
  await worker.stop();
  controlPlane.setFault(null);

  await popup.locator(`[aria-setsize="${WANTED}"]`).first().waitFor();
  await shown(popup);
  expect(offsets()).toEqual([0, 99, 99, 198]);
  expect(await popup.getByText('the rest could not be read').count()).toBe(0);
  await popup.getByRole('textbox', { name: /^Search/ }).fill('unit-250');
  await row(popup, 'unit-250').waitFor();
});

test('a worker that is stopped in the middle of reading them asks no page again but the one on its way', async () => {
  const { signIn, openPopupPage, controlPlane, worker } = extension();
  await signIn(ADMIN_EMAIL);
  controlPlane.setFault({ kind: 'latency', ms: 5_000, path: '/workspaces', skip: 2 });
  const popup = await openPopupPage();
  await popup.getByRole('tab', { name: 'Workspaces' }).click();
  await poll('the third page on its way', () => offsets().length === 3);
  await worker.stop();
  controlPlane.setFault(null);

  await popup.locator(`[aria-setsize="${WANTED}"]`).first().waitFor();
  await shown(popup);
  expect(offsets()).toEqual([0, 99, 198, 198]);
});
