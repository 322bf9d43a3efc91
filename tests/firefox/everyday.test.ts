import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { poll } from '../e2e/harness/poll.ts';
import { useFirefox } from './harness/use-firefox.ts';

const firefox = useFirefox();
const WORKSPACE_PAGE = '/workspaces/prod-vision';

test('a sign-in on the dashboard is the popup’s session, by cookies alone', async () => {
  const { openPopupPage, signInByHand, opened, controlPlane } = firefox();
  const popup = await openPopupPage();
  const badge = () => popup.evaluate(() => browser.action.getBadgeText({}), null);
  await popup.waitForText('You are signed out of ZenML on cloud.zenml.io.');
  await poll('the mark on the button', async () => (await badge()) === '!');
  const page = await opened(() => popup.click('link', 'Sign in'));
  await page.waitForPath(/^\/login/);
  await signInByHand(page, ADMIN_EMAIL);
  await popup.waitForText('Ada Okafor');
  await poll('the mark to go', async () => (await badge()) === '');
  const asked = controlPlane.requests.filter(({ path }) => path === '/users/me').at(-1);
  expect(asked).toMatchObject({ cookiePresent: true, origin: null, status: 200 });
});

test('the popup shows the workspace of the page, and the toolbar’s button opens it', async () => {
  const { openDashboard, openPopupPage, scope } = firefox();
  const page = await openDashboard(WORKSPACE_PAGE);
  const popup = await openPopupPage(page);
  await popup.waitForText('Vision production');
  await popup.close();
  await page.activate();
  expect(await scope.openRealPopup()).toBe('Sidecar for ZenML Pro');
});

test('the launcher’s button opens the sidebar in the page, and it follows the page', async () => {
  const page = await firefox().openDashboard(WORKSPACE_PAGE);
  await page.openSidebar();
  await page.sidebar.waitForText('Vision production');
  const place = await page.evaluate(() => {
    const { width, right } = document.querySelector('zenml-sidecar')?.getBoundingClientRect() ?? {};
    return { width, gap: innerWidth - (right ?? 0) };
  }, null);
  expect(place).toEqual({ width: 380, gap: 0 });
  await page.evaluate(() => history.pushState(null, '', '/workspaces/fraud-detection'), null);
  await page.sidebar.waitForText('Fraud detection');
});

test('a style element of ours counts whatever the page’s policy says, as Firefox before 153 needs', async () => {
  const { openDashboard, openPopupPage, scope, expectProblems } = firefox();
  const page = await openDashboard(WORKSPACE_PAGE);
  const tabId = await scope.selectedTabId();
  const ours = await openPopupPage();
  // The same two steps as those of `addStyle`, and beside them what the page itself may not do.
  const colors = await ours.evaluate(async (id) => {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const host = document.createElement('div');
        const shadow = host.attachShadow({ mode: 'closed' });
        const style = document.createElement('style');
        style.textContent = 'p { color: rgb(1, 2, 3) }';
        const text = document.createElement('p');
        shadow.append(style, text);
        document.documentElement.append(host);
        const { color } = getComputedStyle(text);
        host.remove();
        return color;
      },
    });
    return injection?.result;
  }, tabId);
  expect(colors).toBe('rgb(1, 2, 3)');
  expectProblems(/Content-Security-Policy: .* blocked an inline style/);
  const pages = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'html { color: rgb(1, 2, 3) }';
    document.head.append(style);
    return getComputedStyle(document.documentElement).color;
  }, null);
  expect(pages).not.toBe('rgb(1, 2, 3)');
});
