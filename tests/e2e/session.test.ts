import { describe, expect, test } from 'vitest';
import { ADMIN_EMAIL, DEMO_PASSWORD } from '../control-plane/seeds/demo-people.ts';
import { openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { showTab, type View, waitForText } from './harness/views.ts';

const extension = useExtension();
const SIGNED_OUT = 'You are signed out of ZenML on cloud.zenml.io.';

test('a sign-in on the dashboard is picked up by the popup by itself', async () => {
  const { openPopupPage, signInByHand, context, worker } = extension();
  const popup = await openPopupPage();
  await waitForText(popup, SIGNED_OUT);
  expect(await worker.evaluate(() => chrome.action.getBadgeText({}), null)).toBe('!');

  const opened = context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Sign in' }).click();
  await signInByHand(await opened, ADMIN_EMAIL);

  await waitForText(popup, 'Ada Okafor');
  expect(await worker.evaluate(() => chrome.action.getBadgeText({}), null)).toBe('');
});

test('an open sidebar of another tab notices the sign-in too', async () => {
  const { signIn, openDashboard } = extension();
  const first = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(first);
  await waitForText(sidebar, SIGNED_OUT);
  await signIn(ADMIN_EMAIL);
  await openDashboard('/workspaces/fraud-detection');
  await waitForText(sidebar, 'Vision production');
});

describe.each([
  { way: 'a form that loads a page', path: '/login' },
  { way: 'a page that stays', path: '/login?spa=1' },
])('a sign-in by $way', ({ way, path }) => {
  /** How long from the click on "Sign in" until the view shows it. Told, and never a reason to fail. */
  async function timeSignIn(view: View, wanted: string, name: string, isUntold = false): Promise<void> {
    const page = await extension().openDashboard(path);
    if (isUntold) {
      await page.evaluate(() => {
        const policy = Object.assign(document.createElement('meta'), { name: 'referrer' });
        policy.content = 'no-referrer';
        document.head.append(policy);
      });
    }
    await page.getByLabel('E-mail').fill(ADMIN_EMAIL);
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    const clicked = performance.now();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await waitForText(view, wanted);
    const ms = Math.round(performance.now() - clicked);
    if (isUntold && !path.includes('spa')) expect(await page.evaluate(() => document.referrer)).toBe('');
    console.log(`${name}, ${way}: signed in after ${ms} ms`);
  }

  test('reaches an open popup', async () => {
    const popup = await extension().openPopupPage();
    await waitForText(popup, SIGNED_OUT);
    await timeSignIn(popup, 'Ada Okafor', 'popup');
  });

  test('reaches the sidebar of another tab', async () => {
    const sidebar = await openSidebar(await extension().openDashboard('/login'));
    await waitForText(sidebar, SIGNED_OUT);
    await timeSignIn(sidebar, 'Ada Okafor', 'sidebar of another tab');
  });

  test('reaches an open popup although the pages tell nobody where they came from', async () => {
    const popup = await extension().openPopupPage();
    await waitForText(popup, SIGNED_OUT);
    await timeSignIn(popup, 'Ada Okafor', 'popup, no referrer', true);
  });
});

test('nobody is asked who is signed in while nothing happens that could have changed it', async () => {
  const { openPopupPage, controlPlane, context, worker } = extension();
  const popup = await openPopupPage();
  await waitForText(popup, SIGNED_OUT);
  const asked = () => controlPlane.requests.filter(({ path }) => path === '/users/me').length;
  const before = asked();
  expect(before).toBeGreaterThan(0);

  await popup.getByText(SIGNED_OUT).click();
  await popup.keyboard.press('Tab');
  await popup.setViewportSize({ width: 380, height: 500 });
  const elsewhere = await context.newPage();
  await elsewhere.setContent('<a href="#there">Something else</a>');
  await elsewhere.getByRole('link').click();
  await worker.evaluate(() => chrome.storage.local.set({ 'not-ours': Date.now() }), null);
  await worker.stop();
  await worker.evaluate(() => chrome.runtime.getManifest().version, null);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(asked()).toBe(before);
});

test('a session that ends in mid-use takes everything off the screen and out of memory, until it is there again', async () => {
  const { signIn, openDashboard, openPopupPage, controlPlane, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  expect(await showTab(popup, 'Workspaces')).toContain('Vision production');

  controlPlane.expireSessions();
  await popup.getByRole('button', { name: 'Refresh' }).click();
  await waitForText(popup, SIGNED_OUT);
  expect(await popup.locator('body').textContent()).not.toContain('Vision production');
  const kept = await worker.evaluate(
    async () => JSON.stringify(await chrome.storage.session.get(null)),
    null,
  );
  expect(kept).not.toMatch(/Vision production|Ada Okafor|northwind\.example/);

  await signIn(ADMIN_EMAIL);
  await openDashboard();
  await waitForText(popup, 'Vision production');
});

test('another account never sees what the one before it was shown', async () => {
  const { signIn, openPopupPage, context } = extension();
  await signIn(ADMIN_EMAIL);
  const popup = await openPopupPage();
  expect(await showTab(popup, 'Workspaces')).toContain('Vision production');

  await context.clearCookies();
  await signIn('hugo@juniper.example');
  await popup.getByRole('button', { name: 'Refresh' }).click();
  await waitForText(popup, 'Hugo Laurent');
  const seen = await showTab(popup, 'Workspaces');
  expect(seen).toContain('Protein folding');
  expect(seen).not.toContain('Vision production');
});

test('the sidebar shows the end of the session too', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await waitForText(await openSidebar(page), 'Vision production');
  controlPlane.expireSessions();
  await sidebarOf(page).getByRole('button', { name: 'Refresh' }).click();
  await waitForText(sidebarOf(page), SIGNED_OUT);
  await poll('the end of the names on screen', async () => {
    return !(await sidebarOf(page).ariaSnapshot()).includes('Northwind');
  });
});
