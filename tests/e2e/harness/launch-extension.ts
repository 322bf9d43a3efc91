import type { Page } from 'playwright-core';
import type { LoggedRequest } from '../../control-plane/request-log.ts';
import { DEMO_PASSWORD } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { type ControlPlane, startControlPlane } from '../../control-plane/start-control-plane.ts';
import { watchTargets } from './browser-targets.ts';
import { extensionWorker } from './extension-worker.ts';
import { type ChromiumOptions, launchChromium } from './launch-chromium.ts';
import { poll } from './poll.ts';
import { createProblems } from './problems.ts';
import { type RealPopup, realPopup } from './real-popup.ts';
import { createTabs } from './tabs.ts';

export interface LaunchOptions extends Partial<Omit<ChromiumOptions, 'hostRules'>> {
  /** One that runs already; else one is started, and stopped with the browser. */
  controlPlane?: ControlPlane;
  controlPlaneOptions?: ControlPlaneOptions;
  /** Where other hosts lead to, as Chromium's `--host-resolver-rules` has it. */
  moreHostRules?: string;
  /** Whether a tab of the dashboard and one of our own pages stay from test to test (`createTabs`). */
  keepsTabs?: boolean;
}

/** The one way to name resources in which a person's session can ask about a whole workspace. */
const OPTIONS: ControlPlaneOptions = { resourceForm: 'workspace' };

export const DASHBOARD = 'https://cloud.zenml.io';

/**
 * A local control plane and a real Chromium with the built extension, ZenML's hosts led from the one to the
 * other. What the end-to-end tests and the demo drive.
 */
export async function launchExtension(options: LaunchOptions = {}) {
  const controlPlane =
    options.controlPlane ?? (await startControlPlane({ ...OPTIONS, ...options.controlPlaneOptions }));
  const { context, close } = await launchChromium({
    build: 'chrome-mv3-e2e',
    headless: true,
    ...options,
    hostRules: [controlPlane.hostResolverRules, options.moreHostRules].filter(Boolean).join(', '),
  });
  const problems = createProblems();
  const browser = context.browser();
  if (!browser) throw new Error('Chromium ended at once.');
  const targets = await watchTargets(browser, problems.onEvent);
  const home = context.pages()[0] ?? (await context.newPage());
  const worker = await extensionWorker(context, home, targets);
  // In a profile that has it from the start nothing is installed, and there is no menu.
  if (!options.isInstalled) await poll('the end of the installation', () => worker.evaluate(hasMenu, null));
  const { extensionId } = worker;
  const pageUrl = (path: string) => `chrome-extension://${extensionId}${path}`;

  const tabs = await createTabs(context, home, options.keepsTabs ? pageUrl('/managed-schema.json') : null);
  const closePages = tabs.closeAll;

  return {
    controlPlane,
    context,
    extensionId,
    worker,
    problems,
    /** Every page and worker of the browser, those of private windows too. */
    targets,
    pageUrl,
    /** Closes every tab but the one that the tests need. */
    closePages,

    /** Signs somebody in by the cookie that the dashboard's sign-in would set. */
    async signIn(email: string): Promise<void> {
      const { cookie } = controlPlane.signInAs(email);
      const attributes = { domain: '.zenml.io', path: '/', secure: true, httpOnly: true } as const;
      await context.addCookies([{ ...cookie, ...attributes, sameSite: 'Lax' }]);
    },

    /** Signs somebody in on the dashboard's own page, as a person does. */
    async signInByHand(page: Page, email: string): Promise<void> {
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => url.pathname !== '/login');
    },

    openTab: tabs.open,

    /** A new tab with a page of the dashboard. */
    async openDashboard(path = '/'): Promise<Page> {
      const page = await tabs.open('dashboard');
      await page.goto(`${DASHBOARD}${path}`);
      return page;
    },

    /** The popup as a page in a tab of its own, looking at another tab. */
    async openPopupPage(about?: Page): Promise<Page> {
      const tab = about && (await worker.tabOf(about));
      const page = await tabs.open('own', { width: 400, height: 600 });
      await page.goto(pageUrl(tab === undefined ? '/popup.html' : `/popup.html?tab=${tab}`));
      return page;
    },

    /** The popup itself, as the toolbar button opens it over a tab. */
    async openRealPopup(about: Page): Promise<RealPopup> {
      await about.bringToFront();
      await worker.evaluate(() => chrome.action.openPopup(), null);
      const isPopup = ({ type, url }: { type: string; url: string }) =>
        type === 'page' && url === pageUrl('/popup.html');
      return realPopup(await targets.waitFor('the popup', isPopup));
    },

    /** Forgets everything that a test left behind: tabs, cookies, stored items, logged requests. */
    async reset(): Promise<void> {
      await closePages();
      // A worker that still answers somebody who is gone must store nothing any more: what is on its way is stored before.
      await worker.evaluate(async () => {
        const never = () => new Promise<never>(() => undefined);
        for (const area of [chrome.storage.session, chrome.storage.local]) {
          Object.defineProperty(area, 'set', { value: never });
          await area.clear();
        }
      }, null);
      // A pause that the test before was asked for is in the worker's memory, too.
      await worker.stop();
      await context.clearCookies();
      controlPlane.setFault(null);
      controlPlane.setRateLimit(null);
      controlPlane.clearLog();
      problems.forget();
    },

    async close(): Promise<void> {
      await close();
      if (!options.controlPlane) await controlPlane.close();
    },
  };
}

/**
 * In the worker, for a second at most: the menu is made on installation only, and a worker that is stopped before leaves a part of it
 * out. The browser answers what policies say, which comes first, 3 s after its start; to ask from out here each time costs 230 ms of the processor more.
 */
async function hasMenu(): Promise<boolean> {
  for (let times = 0; times < 40; times += 1) {
    const isThere = await chrome.contextMenus.update('open-in-sidecar', {}).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

export type Extension = Awaited<ReturnType<typeof launchExtension>>;

/** The extension's sidebar in a page; its shadow root is open in this build only. */
export const sidebarOf = (page: Page) => page.locator('zenml-sidecar');

/** Opens the sidebar as a person would, with the button on the dashboard. */
export async function openSidebar(page: Page) {
  await page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' }).click();
  const sidebar = sidebarOf(page);
  await sidebar.waitFor({ state: 'attached' });
  return sidebar;
}

/** A look at who a dashboard's page is signed in as, made in that page. */
export const isPageLook = ({ path, origin }: LoggedRequest): boolean =>
  path === '/users/me' && origin === DASHBOARD;

/** The requests that reached the API since the log was cleared, looks at the page's account left out. */
export const apiRequests = ({ controlPlane }: Extension): string[] =>
  controlPlane.requests
    .filter((request) => !isPageLook(request))
    .map(({ method, path, query }) => `${method} ${path}${query && `?${query}`}`);
