import type { CookieSettings } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { openSidebar } from '../e2e/harness/launch-extension.ts';
import { settled, showTab, waitForText } from '../e2e/harness/views.ts';
import type { OtherView } from './view.ts';

const COOKIE: CookieSettings = {
  name: 'zenml-pro-session',
  domain: 'zenml.io',
  sameSite: 'lax',
  partitioned: false,
};

/** What stands beside or above the views: marks of environments, waiting, another account, an update. */
export const NOTICE_VIEWS: Record<string, OtherView> = {
  'edge of a page': {
    async open({ worker, openDashboard }) {
      await worker.evaluate(
        () =>
          chrome.storage.local.set({
            environments: [{ pattern: 'prod*', name: 'Production', color: 'red', isProduction: true }],
          }),
        null,
      );
      const page = await openDashboard('/workspaces/prod-vision');
      await page.locator('zenml-sidecar-edge').getByText('Environment: Production').waitFor();
      const sidebar = await openSidebar(page);
      await waitForText(sidebar, 'Environment: Production');
      await settled(sidebar);
      return page;
    },
  },
  'workspaces with a mark of production': {
    async open({ worker, openPopupPage, controlPlane }) {
      const { id } = demoIds(controlPlane.state).workspace('prod-vision');
      await worker.evaluate(
        (marked) => chrome.storage.local.set({ production: [marked] }),
        `zenml-cloud/${id}`,
      );
      const popup = await openPopupPage();
      await showTab(popup, 'Workspaces');
      await waitForText(popup, 'Production');
      return popup;
    },
  },
  waiting: {
    async open({ openPopupPage, openDashboard, controlPlane }) {
      const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
      await showTab(popup, 'Workspaces');
      controlPlane.setFault({ kind: 'status', status: 429, headers: { 'retry-after': '300' } });
      await popup.getByRole('button', { name: 'Refresh', exact: true }).click();
      await waitForText(popup, /^Waiting for ZenML/);
      return popup;
    },
  },
  'another account': {
    async open({ controlPlane, context, openDashboard, signInByHand, signIn, openPopupPage }) {
      await context.clearCookies();
      // The page's alone (CHIPS); the extension has another.
      controlPlane.configure({ cookie: { ...COOKIE, sameSite: 'none', partitioned: true } });
      const page = await openDashboard('/login');
      await signInByHand(page, 'bram@northwind.example');
      controlPlane.configure({ cookie: COOKIE });
      await signIn('ada@northwind.example');
      const popup = await openPopupPage(page);
      await waitForText(popup, /^This page is signed in as Bram Visser/);
      await settled(popup);
      return popup;
    },
  },
  // The last: the extension ends and starts anew.
  'notice of an update': {
    async open({ context, pageUrl, openDashboard }) {
      const page = await openDashboard('/workspaces/prod-vision');
      await page.locator('zenml-sidecar-launcher').getByRole('button').waitFor();
      const own = await context.newPage();
      await own.goto(pageUrl('/options.html'));
      await page.bringToFront();
      void own.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
      await page.locator('zenml-sidecar-launcher').getByText('Sidecar was updated').waitFor();
      return page;
    },
  },
};
