import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { DASHBOARD, sidebarOf } from './harness/launch-extension.ts';
import { clearClipboard, pasted } from './harness/pasted.ts';
import { useExtension } from './harness/use-extension.ts';
import { shown, waitForText } from './harness/views.ts';

const extension = useExtension();

test('checking a page’s permissions opens the sidebar at them', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url() }, page);

  const sidebar = sidebarOf(page);
  await sidebar.getByRole('heading', { name: 'Vision production' }).waitFor();
  expect(await shown(sidebar)).toMatch(/\d+ allowed/);
});

test('a link is nearer to the pointer than its page', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const linkUrl = `${DASHBOARD}/workspaces/fraud-detection`;
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url(), linkUrl }, page);
  await sidebarOf(page).getByRole('heading', { name: 'Fraud detection' }).waitFor();
});

test('a selected e-mail address is looked up', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const selectionText = ' bram@northwind.example, ';
  await worker.clickMenu({ menuItemId: 'open-in-sidecar', pageUrl: page.url(), selectionText }, page);
  await waitForText(sidebarOf(page), 'Bram Visser');
});

test('the id of a page’s workspace is copied although the page only names its slug', async () => {
  const { signIn, openDashboard, worker, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await clearClipboard(extension());
  const id = controlPlane.state.workspaces.first('name', 'prod-vision')?.id;
  await worker.clickMenu({ menuItemId: 'copy-id', pageUrl: page.url() }, page);
  const copied = await pasted(extension(), page);
  expect(copied).toBe(id);
});

test('where the sidebar cannot be, the check opens in a page of its own', async () => {
  const { signIn, context, worker, pageUrl } = extension();
  await signIn(ADMIN_EMAIL);
  // No extension may touch this page; a click on a link in a PDF or a browser page is like that.
  const page = await context.newPage();
  await page.goto('chrome://version');
  const opened = context.waitForEvent('page');
  const linkUrl = `${DASHBOARD}/workspaces/fraud-detection`;
  await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url(), linkUrl }, page);
  const manage = await opened;
  expect(manage.url()).toContain(pageUrl('/manage.html'));
  await manage.getByRole('heading', { name: 'Fraud detection' }).waitFor();
  expect(await shown(manage)).toMatch(/\d+ allowed/);
});
