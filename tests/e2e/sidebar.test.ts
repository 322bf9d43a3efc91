import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { keysTo, pressByKeys } from './harness/keys.ts';
import { openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, settled, shown, showTab, waitForText } from './harness/views.ts';

const extension = useExtension();

test('the button on the dashboard opens the sidebar at the page’s own workspace', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  expect(await sidebarOf(page).count()).toBe(0);

  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  expect(await page.getByRole('complementary', { name: 'Sidecar for ZenML Pro' }).count()).toBe(1);
});

test('a move inside the dashboard, without a load, moves the sidebar along', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const sidebar = await openSidebar(page);
  await sidebar.getByRole('heading', { name: 'Vision production' }).waitFor();

  await page.getByRole('main').getByRole('link', { name: 'Northwind ML' }).click();
  await sidebar.getByRole('heading', { name: 'Northwind ML' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Fraud detection' }).click();
  await sidebar.getByRole('heading', { name: 'Fraud detection' }).waitFor();
  await page.goBack();
  await sidebar.getByRole('heading', { name: 'Northwind ML' }).waitFor();
  expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);
});

test('a sidebar that was left open comes back on the next page, one that was closed does not', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await waitForText(await openSidebar(page), 'Vision production');

  await page.goto('https://cloud.zenml.io/workspaces/fraud-detection');
  await waitForText(sidebarOf(page), 'Fraud detection');
  await sidebarOf(page).getByRole('button', { name: 'Close sidebar' }).click();
  await sidebarOf(page).waitFor({ state: 'detached' });

  await page.reload();
  await page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).waitFor();
  expect(await sidebarOf(page).count()).toBe(0);
});

test('Escape closes the sidebar and gives the focus back', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  await page.keyboard.press('Escape');
  await sidebar.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('zenml-sidecar-launcher');
});

const focusOf = (page: Page) => page.evaluate(() => document.activeElement?.localName);

test('a sidebar that comes back by itself leaves the focus to the page; one that is asked for takes it', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  expect(await focusOf(page)).toBe('zenml-sidecar');

  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      const field = document.createElement('input');
      document.documentElement.append(field);
      field.focus();
    }),
  );
  await page.reload();
  await waitForText(sidebar, 'Vision production');
  expect(await focusOf(page)).toBe('input');
  await page.keyboard.type('ours');
  expect(await page.locator('html > input').inputValue()).toBe('ours');

  // It is open already; asking for something in it is what moves the focus.
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url() }, page);
  await waitForText(sidebar, /\d+ allowed/);
  expect(await focusOf(page)).toBe('zenml-sidecar');
});

test('what had the focus in the sidebar has it again after the page removed the sidebar', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  const search = sidebar.getByRole('textbox', { name: /^Search/ });
  await search.fill('fra');
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.remove());
  await poll('the sidebar', async () => (await focusOf(page)) === 'zenml-sidecar');
  await page.keyboard.type('ud');
  expect(await search.inputValue()).toBe('fraud');

  // A focus that went to the page stays there.
  await page.locator('body').click({ position: { x: 4, y: 4 } });
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.remove());
  await search.waitFor();
  expect(await focusOf(page)).not.toBe('zenml-sidecar');
});

test('by keys alone: it is opened, and in it a row and what a verdict rests on', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
  const page = await openDashboard(`/workspaces/prod-vision/projects/${run.project_id}/runs/${run.id}`);
  await pressByKeys(page, page.locator('zenml-sidecar-launcher').getByRole('button'));
  const sidebar = sidebarOf(page);
  await settled(sidebar);
  const selected = sidebar.getByRole('tab', { selected: true });
  const goToTab = async (name: string, key: string) => {
    await keysTo(page, selected, key);
    await keysTo(page, sidebar.getByRole('tab', { name, exact: true }), 'ArrowRight');
    await settled(sidebar);
  };
  await goToTab('Workspaces', 'Tab');
  await keysTo(page, sidebar.getByRole('listitem').getByRole('button').first());
  await keysTo(page, row(sidebar, 'Fraud detection'), 'ArrowDown');
  await page.keyboard.press('Enter');
  await sidebar.getByRole('heading', { name: 'Fraud detection' }).waitFor();

  // The focus came along into what was opened, below the tabs.
  await goToTab('Permissions', 'Shift+Tab');
  await pressByKeys(page, sidebar.getByRole('button', { name: /^Read pipeline run allowed/ }));
  await sidebar.getByRole('button', { name: /^Read pipeline run allowed/, expanded: true }).waitFor();
  expect(await focusOf(page)).toBe('zenml-sidecar');
});

const HEARD = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'wheel'],
  ...['focusin', 'focusout', 'touchstart', 'touchend', 'compositionstart', 'compositionend'],
];

test('nothing that is done in the sidebar reaches the page', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.evaluate((types) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of types) document.addEventListener(type, () => heard.push(type));
  }, HEARD);
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0).sort());
  await page.keyboard.press('x');
  expect(await heard()).toEqual(['keydown', 'keypress', 'keyup']);

  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  expect(await heard()).toContain('click');
  await showTab(sidebar, 'Workspaces');
  const search = sidebar.getByRole('textbox', { name: /^Search/ });
  await search.pressSequentially('fraud');
  await row(sidebar, 'Vision production').waitFor({ state: 'detached' });
  expect(await shown(sidebar)).toContain('Fraud detection');
  await search.press('Control+A');
  await search.press('Control+X');
  await search.press('Control+V');
  expect(await search.inputValue()).toBe('fraud');
  await search.fill('');
  await search.dblclick();
  await search.click({ button: 'middle' });
  await showTab(sidebar, 'People');
  await sidebar.getByRole('combobox', { name: 'Organization' }).selectOption('Northwind ML');
  await shown(sidebar);
  await page.mouse.wheel(0, 40);
  expect(await heard()).toEqual([]);
});
