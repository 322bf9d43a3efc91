import { afterEach, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { changeHost, giveHostAccess, leaveHosts } from './harness/host-access.ts';
import { DASHBOARD, openSidebar } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { waitForText } from './harness/views.ts';

const extension = useExtension();
const API = 'https://cloudapi.zenml.io';
const MISSING = 'The browser has not given access to cloudapi.zenml.io.';

// Also after a failure, and before anything is closed.
afterEach(() => giveHostAccess(extension()));

test('an open popup and an open sidebar say by themselves that the access was taken away, and that it is back', async () => {
  const { signIn, openDashboard, openPopupPage } = extension();
  await leaveHosts(extension(), [DASHBOARD, API]);
  await signIn(ADMIN_EMAIL);
  const dashboard = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(dashboard);
  await waitForText(sidebar, 'Vision production');
  const popup = await openPopupPage(dashboard);
  await waitForText(popup, 'Vision production');
  // The page on which the access is taken has the focus meanwhile, and a view looks by itself when it gets that back.
  for (const page of [popup, dashboard]) {
    await page.evaluate(() =>
      window.addEventListener('focus', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
  }
  const views = [popup, sidebar];

  await changeHost(extension(), 'take', API);
  for (const view of views) await waitForText(view, MISSING);
  for (const view of views) expect(await view.getByText('Vision production').count()).toBe(0);

  await changeHost(extension(), 'give', API);
  for (const view of views) await waitForText(view, 'Vision production');
  for (const view of views) expect(await view.getByText(MISSING).count()).toBe(0);
});
