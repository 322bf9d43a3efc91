import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { axeViolations } from './harness/axe.ts';
import { applyButton, review, turnEditingOn, writesOf } from './harness/changing.ts';
import { type Extension, launchExtension, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';

let extension: Extension;
beforeAll(async () => {
  // Without it the browser switches off what was loaded unpacked, once it reloads itself.
  extension = await launchExtension({ preferences: { extensions: { ui: { developer_mode: true } } } });
});
afterAll(() => extension?.close());

/** As the browser does when it installs an update: the page that asks for it ends under this very call. */
const update = (from: Page) => void from.evaluate(() => chrome.runtime.reload()).catch(() => undefined);

test('an update in the middle of a write has it read back and not sent again', async () => {
  const { controlPlane, context, pageUrl, signIn } = extension;
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension);
  const { id: organizationId } = demoIds(controlPlane.state).organization('Northwind ML');
  const name = 'Made during an update';
  const change: Change = { kind: 'createTeam', input: { organizationId, name, description: null } };
  const page = await review(extension, [change]);
  await applyButton(page).waitFor();
  controlPlane.clearLog();
  controlPlane.setFault({ kind: 'latency', ms: 1_500, method: 'POST' });
  await applyButton(page).click();
  await poll('the write', () => writesOf(extension).length > 0);
  update(page);
  await poll('the end of the page', () =>
    page.evaluate(() => chrome.runtime?.id === undefined).catch(() => true),
  );
  controlPlane.setFault(null);

  const after = await context.newPage();
  await poll('the new worker', () => after.goto(pageUrl('/manage.html')).catch(() => null));
  await after.getByRole('button', { name: 'Changes', exact: true }).click();
  // It may still be coming: it is read back until that is over, and nothing is sent again.
  await after.getByRole('button', { name: /Made during an update.*Not known yet: 1/ }).waitFor();
  const sentAt = writesOf(extension)[0]?.at ?? Number.POSITIVE_INFINITY;
  await poll('the reading back', () =>
    controlPlane.requests.some(({ path, at }) => path.endsWith('/teams') && at > sentAt),
  );
  expect(writesOf(extension)).toHaveLength(1);
});

test('after an update pages that are open say so once, and their sidebar is a new one', async () => {
  await extension.signIn(ADMIN_EMAIL);
  const other = await extension.openDashboard('/');
  const page = await extension.openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await sidebar.getByRole('tab', { name: 'Workspaces' }).waitFor();
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.setAttribute('data-older', ''));
  const own = await extension.context.newPage();
  await own.goto(extension.pageUrl('/options.html'));
  await page.bringToFront();
  update(own);
  const said = 'Sidecar was updated: reload this tab';
  const notice = page.locator('zenml-sidecar-launcher').getByRole('status');
  await notice.getByRole('button', { name: said }).waitFor();
  await page.locator('zenml-sidecar:not([data-older])').getByRole('tab', { name: 'Workspaces' }).waitFor();
  expect(await page.locator('zenml-sidecar').count()).toBe(1);
  expect(await page.locator('zenml-sidecar-launcher').count()).toBe(1);
  expect(await axeViolations(page, 'zenml-sidecar-launcher')).toEqual([]);

  // Closed by keyboard in one tab, where the new sidebar works; loaded anew in the other.
  await notice.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await notice.waitFor({ state: 'detached' });
  expect(await sidebarOf(page).isVisible()).toBe(true);
  await other.bringToFront();
  const there = other.locator('zenml-sidecar-launcher').getByRole('status');
  await Promise.all([other.waitForEvent('load'), there.getByRole('button', { name: said }).click()]);
  await other.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).waitFor();
  expect(await there.count()).toBe(0);
  // The scripts that were cut off from the extension said nothing of it.
  expect(extension.problems.list()).toEqual([]);

  // The parts of the worker, too, are those of the new installation, and another start of it finds them.
  const options = await extension.context.newPage();
  for (const _ of ['the first start', 'another one']) {
    await options.goto(extension.pageUrl('/options.html'));
    await options.getByText('Answers of ZenML').waitFor();
    await extension.worker.stop();
  }
});
