import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, settled, shown, showPeople, showTab, waitForText } from './harness/views.ts';

const extension = useExtension();

test('the real popup shows the workspace of the tab below it, and answers clicks', async () => {
  const { signIn, openDashboard, openRealPopup, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openRealPopup(await openDashboard('/workspaces/prod-vision/projects'));

  await popup.waitForText('Vision production');
  expect(await popup.text()).toContain('Northwind ML');
  await popup.click('tab', 'Organizations');
  await popup.waitForText('Halden Robotics');
  await popup.click('tab', 'Permissions');
  await popup.waitForText(/\d+ allowed/);
  const contexts = await worker.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['POPUP'] }), null);
  expect(contexts).toHaveLength(1);
});

test('typing in the real popup searches, and Escape clears the search before it closes anything', async () => {
  const { signIn, openDashboard, openRealPopup } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openRealPopup(await openDashboard('/workspaces/prod-vision'));
  await popup.click('tab', 'Workspaces');
  await popup.waitForText('Fraud detection');

  await popup.click('textbox', 'Search names, e-mails and ids');
  await popup.type('fraud');
  await popup.waitForText('1 match');
  await popup.press('Escape');
  await popup.waitForText('Vision staging');
});

test('each tab shows what belongs to it', async () => {
  const { signIn, openDashboard, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard('/organizations'));

  expect(await showTab(popup, 'Workspaces')).toMatch(/Churn models[\s\S]+Vision staging/);
  expect(await showTab(popup, 'Organizations')).toMatch(
    /Halden Robotics[\s\S]+Juniper Labs[\s\S]+Northwind ML/,
  );
  expect(await showPeople(popup, 'Northwind ML')).toMatch(/Ada Okafor[\s\S]+Bram Visser/);
  expect(await showPeople(popup, 'Juniper Labs')).toMatch(/Hugo Laurent/);
});

test('a workspace opens with its details and leads back to its row', async () => {
  const { signIn, openPopupPage } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  await showTab(popup, 'Workspaces');
  await row(popup, 'Fraud detection').press('Enter');

  const heading = popup.getByRole('heading', { name: 'Fraud detection' });
  await heading.waitFor();
  await poll('the focus on the heading', () => heading.evaluate((it) => it === document.activeElement));
  expect(await shown(popup)).toContain('0.93.0');
  await popup.getByRole('button', { name: 'Back' }).press('Enter');
  const back = row(popup, 'Fraud detection');
  await poll('the focus on the row', () => back.evaluate((it) => it === document.activeElement));
});

test('what was read earlier says its age without moving what somebody may be about to click', async () => {
  const { signIn, openDashboard, openPopupPage, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await settled(popup);
  const refresh = popup.getByRole('button', { name: 'Refresh', exact: true });
  const things = [popup.getByRole('tab', { name: 'Permissions' }), refresh];
  const places = () => Promise.all(things.map((thing) => thing.boundingBox()));
  const before = await places();
  controlPlane.setFault({ kind: 'status', status: 500 });
  await refresh.click();
  await popup.getByText(/^As of \d/).waitFor();
  expect(await places()).toEqual(before);
});

test('the popup paints what is known, in each of its tabs, although the worker is late', async () => {
  const { signIn, openDashboard, openPopupPage, context, worker, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await showTab(popup, 'Workspaces');
  await showTab(popup, 'This page');
  await settled(popup);
  const url = popup.url();
  await popup.close();

  const letGo = await worker.hold();
  const asked = controlPlane.requests.length;
  const late = await context.newPage();
  await late.goto(url);
  await late.getByRole('heading', { name: 'Vision production' }).waitFor();
  await late.getByRole('tab', { name: 'Workspaces' }).click();
  await row(late, 'Fraud detection').waitFor();
  expect(controlPlane.requests.length).toBe(asked);
  await letGo();
  await late.getByRole('button', { name: 'Refresh', exact: true }).click();
  await poll('the question', () => controlPlane.requests.length > asked);
});

test('a tab that is not on a ZenML page says so', async () => {
  const { signIn, openPopupPage, context } = extension();
  await signIn(ADMIN_EMAIL);
  const elsewhere = await context.newPage();
  await elsewhere.goto('data:text/html,<title>Elsewhere</title>');
  const popup = await openPopupPage(elsewhere);
  await waitForText(popup, 'This tab is not on a ZenML page.');
});

test('a permission that the role lacks is shown as denied', async () => {
  const { signIn, openDashboard, openPopupPage } = extension();
  // Nikhil is a viewer of this workspace.
  await signIn('nikhil@northwind.example');
  const popup = await openPopupPage(await openDashboard('/workspaces/churn-models'));
  expect(await showTab(popup, 'Permissions')).toMatch(/\d+ allowed[\s\S]*\d+ denied/);
});
