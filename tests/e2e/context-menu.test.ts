import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
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

/** ms that each request takes in the test below: much more than what the browser takes between two of them. */
const LATENCY = 900;
/** So many requests one after the other: at 300 ms each, some of two seconds is left for the browser. */
const MOST_ROUNDS = 6;

/** The longest chain of requests in which each was sent after the one before had its answer. */
function roundsOf(requests: readonly { at: number }[]): number {
  let rounds = 0;
  let end = 0;
  for (const { at } of requests) {
    if (at < end) continue;
    rounds += 1;
    end = at + LATENCY;
  }
  return rounds;
}

const DEVELOPER = 'bram@northwind.example';
const may = /^You may read, update, and delete this pipeline run/;
const mayNot = /^You may not share this pipeline run/;

test.each([
  { name: 'Check my permissions', menuItemId: 'check-permissions', click: {}, says: may },
  { name: 'Why can’t I?', menuItemId: 'why-not', click: {}, says: mayNot },
  { name: 'Who has access?', menuItemId: 'who-has-access', click: {}, says: /^\d+ with access/ },
  {
    name: 'Check my permissions, of an e-mail address',
    menuItemId: 'check-permissions',
    click: { selectionText: DEVELOPER },
    says: /^\d+ places are reached/,
  },
])('$name is answered in the sidebar and said aloud, after few rounds of a slow ZenML', async (entry) => {
  const { name, menuItemId, click, says } = entry;
  const { signIn, openDashboard, worker, controlPlane } = extension();
  await signIn(click.selectionText ? ADMIN_EMAIL : DEVELOPER);
  controlPlane.configure({ resourceForm: 'project' });
  const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
  const page = await openDashboard(`/workspaces/prod-vision/projects/${run.project_id}/runs/${run.id}`);
  const sidebar = sidebarOf(page);
  const said = sidebar.locator('[aria-live]');
  const ask = () => worker.clickMenu({ menuItemId, pageUrl: page.url(), ...click }, page);
  // Somebody who has used the extension before, in a browser that was started anew: no answer is known any more.
  await ask();
  await said.getByText(says).waitFor();
  // One that was left open would come back and ask for itself.
  await sidebar.getByRole('button', { name: 'Close sidebar' }).click();
  await page.reload();
  await worker.evaluate(() => chrome.storage.session.clear(), null);
  await worker.stop();
  controlPlane.clearLog();
  controlPlane.setFault({ kind: 'latency', ms: LATENCY });
  const clicked = Date.now();
  await ask();
  await sidebar
    .getByRole('tabpanel', { name: 'Permissions' })
    .locator('[data-row], .roles li')
    .first()
    .waitFor();
  const first = Date.now() - clicked;
  const rounds = roundsOf(controlPlane.requests);
  controlPlane.setFault(null);
  await said.getByText(says).waitFor();
  console.log(
    `${name}, at ${LATENCY} ms a request: first answer after ${first} ms (${rounds} rounds), ` +
      `said aloud in the end (${controlPlane.requests.length} requests)`,
  );
  expect(rounds).toBeLessThanOrEqual(MOST_ROUNDS);
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
