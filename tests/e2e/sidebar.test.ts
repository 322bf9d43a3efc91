import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, shown, showTab, waitForText } from './harness/views.ts';

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

test('what is typed into the sidebar does not reach the page', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.evaluate(() => {
    Object.assign(window, { heard: [] });
    document.addEventListener('keydown', (event) =>
      (window as unknown as { heard: string[] }).heard.push(event.key),
    );
  });
  await page.keyboard.press('x');
  const sidebar = await openSidebar(page);
  await showTab(sidebar, 'Workspaces');
  await sidebar.getByRole('textbox', { name: /^Search/ }).pressSequentially('fraud');
  await row(sidebar, 'Vision production').waitFor({ state: 'detached' });
  expect(await shown(sidebar)).toContain('Fraud detection');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['x']);
});
