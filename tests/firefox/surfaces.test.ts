import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { poll } from '../e2e/harness/poll.ts';
import { axeViolations, walk } from './harness/accessible.ts';
import type { Page } from './harness/page.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox({ signedInAs: ADMIN_EMAIL });
const edgeText = (page: Page) =>
  page.evaluate(
    () => document.querySelector('zenml-sidecar-edge')?.shadowRoot?.textContent?.trim() ?? null,
    null,
  );

test('a rule names its environment at the page’s edge, in the popup, the sidebar and the full page', async () => {
  const { newPage, openDashboard, openPopupPage, pageUrl, scope } = firefox();
  const page = await openDashboard('/workspaces/prod-vision');
  const tab = await scope.selectedTabId();
  const options = await newPage(pageUrl('/options.html'));
  await options.click('button', 'Mark prod* as production, in red');
  await page.activate();
  await poll('the page’s edge', async () => (await edgeText(page)) === 'Environment: Production');
  const popup = await openPopupPage(page);
  await popup.waitForText('Environment: Production');
  const manage = await newPage(pageUrl(`/manage.html?tab=${tab}`));
  await manage.waitForText('Environment: Production');
  await page.activate();
  await page.openSidebar();
  await page.sidebar.waitForText('Environment: Production');
  await page.goto('https://cloud.zenml.io/workspaces/churn-models');
  await page.sidebar.waitForText('Churn models');
  expect(await edgeText(page)).toBe(null);
  expect(await page.sidebar.text()).not.toContain('Environment: Production');
});

test('real keys open and close the sidebar, check the page and open the popup', async () => {
  const { openDashboard, scope } = firefox();
  const page = await openDashboard('/workspaces/prod-vision');
  await page.waitFor('heading', 'Projects');
  await page.activate();
  const isOpen = () => page.evaluate(() => document.querySelector('zenml-sidecar') !== null, null);
  await scope.pressCommand('J');
  await page.sidebar.waitForText('Vision production');
  await scope.pressCommand('J');
  await poll('the sidebar to be closed', async () => !(await isOpen()));
  await scope.pressCommand('Y');
  await page.sidebar.waitForText(/Permissions\s+Vision production/);
  await scope.pressCommand('K');
  expect(await scope.realPopupTitle()).toContain('Sidecar');
});

test('a key that a person gives a command works at once, and the options tell it', async () => {
  const { newPage, openDashboard, pageUrl, scope } = firefox();
  const page = await openDashboard('/workspaces/prod-vision');
  await page.waitFor('heading', 'Projects');
  const options = await newPage(pageUrl('/options.html#keys'));
  await options.waitForText('Alt+Shift+J');
  // As Firefox's own page of shortcuts does.
  await options.evaluate(
    () => browser.commands.update({ name: 'toggle-sidebar', shortcut: 'Alt+Shift+U' }),
    null,
  );
  try {
    await page.activate();
    await scope.pressCommand('U');
    await page.sidebar.waitForText('Vision production');
    await options.activate();
    await options.waitForText('Alt+Shift+U');
    expect(await options.text()).not.toContain('Alt+Shift+J');
  } finally {
    await options.evaluate(() => browser.commands.reset('toggle-sidebar'), null);
  }
});

test('popup, sidebar and full page are accessible, and all of each is reached by Tab', async () => {
  const { bidi, newPage, openDashboard, openPopupPage, pageUrl } = firefox();
  const page = await openDashboard('/workspaces/prod-vision');
  const popup = await openPopupPage(page);
  await popup.waitForText('Vision production');
  await popup.settled();
  const inPopup = await walk(bidi, popup);
  expect(inPopup.reached).toEqual(inPopup.wanted);

  await page.activate();
  await page.openSidebar();
  await page.sidebar.waitForText('Vision production');
  await page.sidebar.settled();
  expect(await axeViolations(bidi, page, 'zenml-sidecar')).toEqual([]);
  const inSidebar = await walk(bidi, page, 'zenml-sidecar');
  expect(inSidebar.wanted.length).toBeGreaterThan(5);
  expect(inSidebar.reached).toEqual(inSidebar.wanted);

  const manage = await newPage(pageUrl('/manage.html'));
  await manage.waitFor('tab', 'Workspaces');
  await manage.click('tab', 'Workspaces');
  await manage.waitForText('Vision production');
  await manage.settled();
  expect(await axeViolations(bidi, manage)).toEqual([]);
  const inManage = await walk(bidi, manage);
  expect(inManage.wanted.length).toBeGreaterThan(5);
  expect(inManage.reached).toEqual(inManage.wanted);
});
