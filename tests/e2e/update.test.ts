import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { axeViolations } from './harness/axe.ts';
import { type Extension, launchExtension, openSidebar, sidebarOf } from './harness/launch-extension.ts';

let extension: Extension;
beforeAll(async () => {
  // Without it the browser switches off what was loaded unpacked, once it reloads itself.
  extension = await launchExtension({ preferences: { extensions: { ui: { developer_mode: true } } } });
});
afterAll(() => extension?.close());

test('after an update pages that are open say so once, and their sidebar is a new one', async () => {
  await extension.signIn(ADMIN_EMAIL);
  const other = await extension.openDashboard('/');
  const page = await extension.openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await sidebar.getByRole('tab', { name: 'Workspaces' }).waitFor();
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.setAttribute('data-older', ''));
  // As the browser does when it installs an update: the worker ends under this very call.
  void extension.worker.evaluate(() => chrome.runtime.reload(), null).catch(() => undefined);
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

  // The parts of the worker, too, are those of the new installation, and another start of it finds them.
  const options = await extension.context.newPage();
  for (const _ of ['the first start', 'another one']) {
    await options.goto(extension.pageUrl('/options.html'));
    await options.getByText('Answers of ZenML').waitFor();
    await extension.worker.stop();
  }
});
