import { fileURLToPath } from 'node:url';
import { DEMO_PASSWORD } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { startControlPlane } from '../../control-plane/start-control-plane.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { findFirefox } from '../../setup/find-firefox.mjs';
import { type BidiEvent, connectBidi } from './bidi.ts';
import { startFirefox } from './firefox-program.ts';
import { firefoxScope } from './firefox-scope.ts';
import { createPage, type Page } from './page.ts';
import { EXTENSION_ID, EXTENSION_UUID, preferences } from './preferences.ts';

export const DASHBOARD = 'https://cloud.zenml.io';
const BUILD = fileURLToPath(new URL('../../../.output/firefox-mv3-e2e', import.meta.url));

/**
 * What Firefox logs of scripts whose tab is on its way out: an answer that finds its page gone, a question that
 * cannot leave any more, a look at the address of a window that is none any more, and a script that was in the middle of
 * something, which it calls terminated by timeout. No script can keep it from doing so.
 */
const UNLOADED =
  /Promise (resolved|rejected) (after context unloaded|while context is inactive)|NS_ERROR_NOT_INITIALIZED|Script terminated by timeout|JSWindowActorChild cannot send/;

export interface LaunchOptions {
  /** The path of another Firefox than the one that is found. */
  program?: string;
  controlPlaneOptions?: ControlPlaneOptions;
  /** Whose session the browser has from the start, by the cookie that the dashboard's sign-in would set. */
  signedInAs?: string;
  /** As a person can allow in about:addons. Firefox asks only at the start of an extension. */
  isAllowedInPrivateWindows?: boolean;
}

/** A local control plane and a real Firefox with the built extension, ZenML's hosts led from the one to the other. */
export async function launchFirefox(options: LaunchOptions = {}) {
  const controlPlane = await startControlPlane({ resourceForm: 'workspace', ...options.controlPlaneOptions });
  const firefox = await startFirefox(
    preferences(controlPlane.port),
    options.program ?? (await findFirefox()),
  );
  const close = async (): Promise<void> => {
    await firefox.close();
    await controlPlane.close();
  };
  try {
    const logged: BidiEvent[] = [];
    let expected: RegExp | null = null;
    const bidi = await connectBidi(firefox.url, (event) => logged.push(event));
    await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
    const scope = await firefoxScope(bidi, EXTENSION_ID);
    if (options.isAllowedInPrivateWindows) await scope.allowInPrivateWindows();
    const install = async (): Promise<void> => {
      await bidi.send('webExtension.install', { extensionData: { type: 'path', path: BUILD } });
      await poll('the event page', async () => (await scope.backgroundState()) === 'running');
    };
    await install();
    const pageUrl = (path: string): string => `moz-extension://${EXTENSION_UUID}${path}`;

    const contexts = async (): Promise<string[]> => {
      const tree = (await bidi.send('browsingContext.getTree', { maxDepth: 0 })) as {
        contexts: { context: string }[];
      };
      return tree.contexts.map(({ context }) => context);
    };
    const [home] = await contexts();

    /** A page that opens while `work` runs. */
    const opened = async (work: () => Promise<void>): Promise<Page> => {
      const before = await contexts();
      await work();
      const context = await poll('a new page', async () =>
        (await contexts()).find((one) => !before.includes(one)),
      );
      return createPage(bidi, context);
    };

    /** `userContext`: of a container; the usual one when left out. */
    const newPage = async (url: string, userContext?: string): Promise<Page> => {
      const { context } = await bidi.send('browsingContext.create', {
        type: 'tab',
        ...(userContext !== undefined && { userContext }),
      });
      const page = createPage(bidi, String(context));
      await page.goto(url);
      return page;
    };

    /** Signs somebody in by the cookie that the dashboard's sign-in would set. */
    const signIn = async (email: string): Promise<void> => {
      const { name, value } = controlPlane.signInAs(email).cookie;
      const cookie = { name, value: { type: 'string', value }, domain: '.zenml.io', path: '/' };
      await bidi.send('storage.setCookie', {
        cookie: { ...cookie, secure: true, httpOnly: true, sameSite: 'lax' },
      });
    };
    if (options.signedInAs) await signIn(options.signedInAs);

    return {
      bidi,
      signIn,
      controlPlane,
      scope,
      pageUrl,
      newPage,
      close,
      openDashboard: (path = '/'): Promise<Page> => newPage(`${DASHBOARD}${path}`),

      /** The popup as a page in a tab of its own, looking at another tab. */
      async openPopupPage(about?: Page): Promise<Page> {
        await about?.activate();
        const tab = about ? `?tab=${await scope.selectedTabId()}` : '';
        return newPage(pageUrl(`/popup.html${tab}`));
      },

      opened,
      /** What is there already goes, as at an update. */
      installAgain: install,

      /** A page of the dashboard in a new container, which has cookies of its own. */
      async openContainer(path = '/'): Promise<Page> {
        const { userContext } = await bidi.send('browser.createUserContext');
        return newPage(`${DASHBOARD}${path}`, String(userContext));
      },

      /** A page of the dashboard in a new private window. */
      async openPrivateWindow(path = '/'): Promise<Page> {
        const url = `${DASHBOARD}${path}`;
        const page = await opened(() => scope.openPrivateWindow(url));
        await poll('the page of the private window', () => page.isAt(url));
        return page;
      },

      /** Forgets what a test left behind: tabs, stored items, logged requests. The session stays. */
      async reset(): Promise<void> {
        await scope.closeRealPopup();
        for (const context of await contexts()) {
          if (context !== home) await bidi.send('browsingContext.close', { context });
        }
        const ours = await newPage(pageUrl('/options.html'));
        await ours.evaluate(async () => {
          await browser.storage.session.clear();
          await browser.storage.local.clear();
        }, null);
        await ours.close();
        // What the event page has in its memory is of the test before.
        await scope.terminateBackground();
        controlPlane.clearLog();
      },

      /** Signs somebody in on the dashboard's own page, as a person does. */
      async signInByHand(page: Page, email: string): Promise<void> {
        await page.fill('E-mail', email);
        await page.fillPassword('Password', DEMO_PASSWORD);
        await page.click('button', 'Sign in');
        await page.waitForPath(/^(?!\/login)/);
        // Left while it still asks what to show, the page would complain.
        await page.waitFor('button', 'Sign out');
      },

      /** What must never be there: exceptions, rejections, errors and warnings of our scripts and pages. */
      async problems(): Promise<string[]> {
        const told = logged
          .filter(({ params }) => params.level === 'error' || params.level === 'warn')
          .map(({ params }) => String(params.text));
        const complaints = await scope.complaints(EXTENSION_UUID);
        return [...told, ...complaints].filter((one) => !UNLOADED.test(one) && !expected?.test(one));
      },
      /** What Firefox itself is going to log of what a test does, in whatever number and however late; until they are forgotten. */
      expectProblems(what: RegExp): void {
        expected = what;
      },
      async forgetProblems(): Promise<void> {
        logged.length = 0;
        expected = null;
        await scope.forgetComplaints();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export type Firefox = Awaited<ReturnType<typeof launchFirefox>>;
