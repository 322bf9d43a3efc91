import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { violationsInBoth } from './harness/axe.ts';
import { applyButton, fillIn, review, send, turnEditingOn } from './harness/changing.ts';
import { apiRequests, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { waitForText } from './harness/views.ts';

const extension = useExtension();
const edgeOf = (page: Page) => page.locator('zenml-sidecar-edge').getByText('Environment: Production');

test('a rule names its environment everywhere, and has changes ask for the name', async () => {
  const { controlPlane, openDashboard, openPopupPage, context, pageUrl, signIn } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  const options = await context.newPage();
  await options.goto(pageUrl('/options.html'));
  await options.getByRole('button', { name: 'Mark prod* as production, in red' }).click();
  await options.getByRole('button', { name: 'Edit the rule prod*' }).click();
  const form = options.getByRole('form', { name: 'Change the rule' });
  await form.getByRole('textbox', { name: 'Called' }).fill('');
  // By the key: what the rule is like comes above the button, and may come while it is clicked.
  await form.getByRole('textbox', { name: 'Called' }).press('Enter');
  await form.getByText('Type what to call it, such as Production.').waitFor();
  expect(await violationsInBoth(options)).toEqual([]);
  await form.getByRole('button', { name: 'Cancel' }).click();

  // At the page's edge at once, without a question; it moves nothing and catches no click.
  await edgeOf(page).waitFor();
  expect(apiRequests(extension())).toEqual([]);
  const style = await page.locator('zenml-sidecar-edge').evaluate((host) => {
    const { position, pointerEvents } = getComputedStyle(host);
    return { position, pointerEvents };
  });
  expect(style).toEqual({ position: 'fixed', pointerEvents: 'none' });
  await page.emulateMedia({ media: 'print' });
  await edgeOf(page).waitFor({ state: 'hidden' });
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  await edgeOf(page).waitFor();
  await page.emulateMedia({ forcedColors: 'none' });

  const popup = await openPopupPage(page);
  await waitForText(popup, 'Environment: Production');
  await popup.close();
  await openSidebar(page);
  await waitForText(sidebarOf(page), 'Environment: Production');
  const { id } = demoIds(controlPlane.state).workspace('prod-vision');

  await turnEditingOn(extension());
  const plan = await review(extension(), [
    { kind: 'setWorkspaceState', input: { workspaceId: id, state: 'deactivated' } },
  ]);
  await waitForText(plan, /counts as production/);
  await fillIn(plan, undefined);
  await applyButton(plan).click();
  await waitForText(plan, 'Finished');

  await page.goto('https://cloud.zenml.io/workspaces/churn-models');
  await page.locator('zenml-sidecar-launcher').waitFor({ state: 'attached' });
  await edgeOf(page).waitFor({ state: 'detached' });
});

test('the bar learns what an organization is called from what the popup asks anyway', async () => {
  const { controlPlane, worker, openDashboard, openPopupPage, signIn } = extension();
  await signIn(ADMIN_EMAIL);
  const rule = { pattern: 'northwind*', name: 'Production', color: 'red', isProduction: true };
  await worker.evaluate((rule) => chrome.storage.local.set({ environments: [rule] }), rule);
  const { id } = demoIds(controlPlane.state).organization('Northwind ML');
  const page = await openDashboard(`/organizations/${id}`);
  await page.locator('zenml-sidecar-launcher').waitFor({ state: 'attached' });
  expect(await page.locator('zenml-sidecar-edge').count()).toBe(0);
  expect(apiRequests(extension())).toEqual([]);
  await openPopupPage(page);
  await edgeOf(page).waitFor();
});

test('the keyboard commands open and close the sidebar and check the page', async () => {
  const { openDashboard, signIn, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  const tab = await worker.tabOf(page);
  const press = (name: string) =>
    worker.evaluate(
      async ({ command, id }) => {
        chrome.commands.onCommand.dispatch(command, await chrome.tabs.get(id));
      },
      { command: name, id: tab },
    );
  await press('toggle-sidebar');
  await sidebarOf(page).getByRole('tab', { name: 'This page' }).waitFor();
  await press('toggle-sidebar');
  await sidebarOf(page).waitFor({ state: 'detached' });
  await press('check-here');
  await sidebarOf(page).getByRole('tab', { name: 'Permissions', selected: true }).waitFor();
  const commands = await worker.evaluate(() => chrome.commands.getAll(), null);
  expect(commands.map(({ name }) => name).sort()).toEqual([
    '_execute_action',
    'check-here',
    'toggle-sidebar',
  ]);
  // A key that the browser has for itself is given to no command.
  expect(commands.filter(({ shortcut }) => !shortcut)).toEqual([]);
});

test('the toolbar says that one is signed out, and nothing of whom', async () => {
  const { openPopupPage, signIn, worker } = extension();
  const popup = await openPopupPage();
  await waitForText(popup, 'You are signed out of ZenML');
  const toolbar = () =>
    worker.evaluate(
      async () => [await chrome.action.getBadgeText({}), await chrome.action.getTitle({})],
      null,
    );
  expect(await toolbar()).toEqual(['!', 'Sidecar for ZenML Pro: signed out of ZenML']);
  await signIn(ADMIN_EMAIL);
  await send(popup, { type: 'ask', query: 'session', input: {}, force: true });
  expect(await toolbar()).toEqual(['', 'Sidecar for ZenML Pro']);
});
