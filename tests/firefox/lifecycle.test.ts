import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox({ signedInAs: ADMIN_EMAIL });
const ORGANIZATION = 'Northwind ML';
const WORKSPACE_PAGE = '/workspaces/prod-vision';

test('a click in the real context menu of a link checks what it leads to, in the sidebar', async () => {
  const { openDashboard, scope } = firefox();
  const page = await openDashboard(WORKSPACE_PAGE);
  await page.rightClick('link', ORGANIZATION);
  await scope.activateMenuItem('Check my permissions');
  await page.sidebar.waitForText(/\d+ allowed/);
  await page.sidebar.waitFor('heading', ORGANIZATION);
});

test('a change is drafted in a form, looked at, confirmed, sent once and read back', async () => {
  const { openDashboard, openPopupPage, controlPlane } = firefox();
  const team = demoIds(controlPlane.state).team(ORGANIZATION, 'ml-core');
  const popup = await openPopupPage(await openDashboard(WORKSPACE_PAGE));
  await popup.waitForText('Vision production');
  await popup.click('switch', 'Editing instead of read-only');
  await popup.click('tab', 'People');
  await popup.waitFor('button', 'Refresh');
  await popup.openRow('ml-core');
  await popup.click('button', 'Edit');
  await popup.fill('Name', 'ml-platform');
  controlPlane.clearLog();
  await popup.click('button', 'Review');
  await popup.waitFor('button', 'Apply 1 change');
  expect(controlPlane.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  await popup.click('button', 'Apply 1 change');
  await popup.waitForText('Finished');
  expect(controlPlane.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  expect(controlPlane.state.teams.require(team.id).name).toBe('ml-platform');
});

test('an event page that was ended is woken by the next question, and what was answered is still there', async () => {
  const { openDashboard, openPopupPage, controlPlane, scope } = firefox();
  const page = await openDashboard(WORKSPACE_PAGE);
  const popup = await openPopupPage(page);
  await popup.waitForText('Vision production');
  await popup.waitFor('button', 'Refresh');
  await scope.terminateBackground();

  controlPlane.clearLog();
  await popup.reload();
  await popup.waitForText('Vision production');
  await popup.waitFor('button', 'Refresh');
  expect(await scope.backgroundState()).toBe('running');
  // Who is signed in may be asked again; all else is in memory that outlives the event page, and not old yet.
  expect(controlPlane.requests.map(({ path }) => path).filter((path) => path !== '/users/me')).toEqual([]);
});

test('where a person took the access back, the views say so and ask for it with one button', async () => {
  const { openDashboard, openPopupPage, controlPlane, scope } = firefox();
  const page = await openDashboard(WORKSPACE_PAGE);
  const access = { permissions: [], origins: ['https://cloudapi.zenml.io/*'] };
  await scope.takePermissions(access);
  try {
    controlPlane.clearLog();
    const popup = await openPopupPage(page);
    await popup.waitForText('The browser has not given access to cloudapi.zenml.io.');
    await page.activate();
    await page.openSidebar();
    await page.sidebar.waitForText('The browser has not given access to cloudapi.zenml.io.');
    expect(controlPlane.requests).toEqual([]);
    await popup.activate();
    await popup.click('button', 'Grant access to cloudapi.zenml.io');
    await scope.allowPermissions();
    await popup.waitForText('Vision production');
  } finally {
    await scope.givePermissions(access);
  }
});
