import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { DASHBOARD, openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, showTab, waitForText } from './harness/views.ts';

const extension = useExtension({ keepsLeftPages: true, controlPlaneOptions: { pagesMayBeKept: true } });

/** Leaves the page by an ordinary navigation, does something, and goes back. True when the browser had kept the page whole. */
async function leaveAndComeBack(page: Page, meanwhile: () => Promise<void>): Promise<boolean> {
  await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
  await page.goto('https://cloudapi.zenml.io/health');
  await meanwhile();
  await page.evaluate(() => history.back());
  await page.waitForURL(`${DASHBOARD}/**`, { waitUntil: 'commit' });
  return page.evaluate(() => document.documentElement.hasAttribute('data-kept'));
}

describe('a page that is left and gone back to', () => {
  test('has a sidebar that asks and answers as before', async () => {
    const { signIn, openDashboard, worker } = extension();
    await signIn(ADMIN_EMAIL);
    const page = await openDashboard('/workspaces/prod-vision');
    const sidebar = await openSidebar(page);
    await waitForText(sidebar, 'Vision production');
    expect(await leaveAndComeBack(page, () => worker.stop())).toBe(true);
    expect(await showTab(sidebar, 'Workspaces')).toContain('Fraud detection');
    expect(await page.locator('zenml-sidecar, zenml-sidecar-launcher').count()).toBe(2);
  });

  test('shows nothing of an account whose place was taken meanwhile', async () => {
    const { signIn, openDashboard, openPopupPage, context } = extension();
    await signIn(ADMIN_EMAIL);
    const page = await openDashboard('/workspaces/prod-vision');
    const sidebar = await openSidebar(page);
    await waitForText(sidebar, 'Vision production');
    const wasKept = await leaveAndComeBack(page, async () => {
      const popup = await openPopupPage();
      await waitForText(popup, 'Ada Okafor');
      await context.clearCookies();
      await signIn('hugo@juniper.example');
      await popup.getByRole('button', { name: 'Refresh' }).click();
      await waitForText(popup, 'Hugo Laurent');
      await popup.close();
    });
    expect(wasKept).toBe(true);
    await poll('the end of the other account', async () => {
      return !/Ada Okafor|Vision production/.test(await sidebar.innerText());
    });
    await waitForText(sidebar, 'Hugo Laurent');
  });
});

test('scripts that are put in twice make one button and one sidebar, which a click opens and closes', async () => {
  const { signIn, openDashboard, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  const tabId = await worker.tabOf(page);
  for (const file of ['/launcher.js', '/sidebar.js', '/launcher.js', '/sidebar.js']) {
    await worker.evaluate(
      ({ tabId, file }) => chrome.scripting.executeScript({ target: { tabId }, files: [file] }),
      { tabId, file },
    );
  }
  expect(await page.locator('zenml-sidecar').count()).toBe(1);
  const button = page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' });
  expect(await button.count()).toBe(1);
  await button.click();
  await sidebar.waitFor({ state: 'detached' });
  await button.click();
  await waitForText(sidebar, 'Vision production');
  expect(await sidebarOf(page).count()).toBe(1);
});

test('a page that removes the sidebar a hundred times gets its way, and a click still brings it', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  const removals = await page.evaluate(async () => {
    let removed = 0;
    for (let time = 0; time < 100; time += 1) {
      const hosts = document.querySelectorAll('zenml-sidecar');
      removed += hosts.length;
      for (const host of hosts) host.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return removed;
  });
  // The one that a click brought, and five returns a minute.
  expect(removals).toBe(6);
  await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  expect(await showTab(sidebar, 'Workspaces')).toContain('Fraud detection');
  expect(await sidebarOf(page).count()).toBe(1);
});

test('where storage is full everything is asked and shown, and kept once there is room', async () => {
  const { signIn, openDashboard, openPopupPage, worker } = extension();
  await signIn(ADMIN_EMAIL);
  const left = await worker.evaluate(async () => {
    for (const area of [chrome.storage.session, chrome.storage.local]) {
      // Most of it at once, then by halves; the smallest count as nothing in the session's area.
      const sizes = [10_000_000, ...Array.from({ length: 20 }, (_, halving) => 524_288 >> halving)];
      for (const size of sizes) {
        await area.set({ [`full${size}`]: 'x'.repeat(size) }).catch(() => undefined);
      }
    }
    return 10_485_760 - (await chrome.storage.session.getBytesInUse(null));
  }, null);
  expect(left).toBeLessThan(600);

  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  const popup = await openPopupPage(page);
  expect(await showTab(popup, 'Workspaces')).toContain('Fraud detection');
  await row(popup, 'Fraud detection').click();
  await popup.getByRole('heading', { name: 'Fraud detection' }).waitFor();
  const cached = () =>
    worker.evaluate(
      async () => (await chrome.storage.session.getKeys()).filter((key) => key.startsWith('cache/')).length,
      null,
    );
  expect(await cached()).toBe(0);

  await worker.evaluate(async () => {
    for (const area of [chrome.storage.session, chrome.storage.local]) {
      await area.remove((await area.getKeys()).filter((key) => key.startsWith('full')));
    }
  }, null);
  await popup.getByRole('button', { name: 'Refresh' }).click();
  await poll('answers that are kept', async () => (await cached()) > 0);
});

test('the context menu is there with all of its entries after twenty more workers', async () => {
  const { worker } = extension();
  const ids = ['check-permissions', 'who-has-access', 'why-not', 'copy-id', 'open-in-sidecar'];
  for (let time = 0; time < 20; time += 1) {
    await worker.evaluate(() => null, null);
    await worker.stop();
  }
  const state = await worker.evaluate(async (ids) => {
    const there: boolean[] = [];
    for (const id of ids) {
      there.push(
        await chrome.contextMenus.update(id, {}).then(
          () => true,
          () => false,
        ),
      );
    }
    return there;
  }, ids);
  expect(state).toEqual(ids.map(() => true));
});
