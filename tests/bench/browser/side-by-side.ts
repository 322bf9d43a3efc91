import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { startControlPlane } from '../../control-plane/start-control-plane.ts';
import { folderOf, launchChromium } from '../../e2e/harness/launch-chromium.ts';
import { DASHBOARD } from '../../e2e/harness/launch-extension.ts';
import { blankExtension } from './blank-extension.ts';
import { extensionId } from './extension-id.ts';

/** One of the extensions of the browser. */
export interface Beside {
  name: string;
  folder: string;
  /** A page of it that asks its worker nothing by itself. */
  quietPage: string;
  popup: string;
}

export const OURS: Beside = {
  name: 'Sidecar',
  folder: folderOf('chrome-mv3'),
  quietPage: '/welcome.html',
  popup: '/popup.html',
};

export const BLANK: Beside = {
  name: 'blank extension',
  folder: blankExtension(),
  quietPage: '/popup.html',
  popup: '/popup.html',
};

/** A Chromium with several extensions in it, signed in to a local control plane, so that all are measured in the same one. */
export async function sideBySide(
  extensions: readonly Beside[],
  controlPlaneOptions: ControlPlaneOptions = {},
) {
  const controlPlane = await startControlPlane({ resourceForm: 'workspace', ...controlPlaneOptions });
  const { context, close } = await launchChromium({
    build: 'chrome-mv3',
    folder: extensions.map(({ folder }) => folder).join(','),
    headless: true,
    hostRules: controlPlane.hostResolverRules,
  });
  // tsx names functions by a helper of its own, which pages have not.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' });
  const { cookie } = controlPlane.signInAs(ADMIN_EMAIL);
  const attributes = { domain: '.zenml.io', path: '/', secure: true, httpOnly: true } as const;
  await context.addCookies([{ ...cookie, ...attributes, sameSite: 'Lax' }]);
  return {
    context,
    controlPlane,
    urlOf: ({ folder }: Beside, path: string) => `chrome-extension://${extensionId(folder)}${path}`,
    async openDashboard(path: string) {
      const page = await context.newPage();
      await page.goto(`${DASHBOARD}${path}`);
      return page;
    },
    async close() {
      await close();
      await controlPlane.close();
    },
  };
}

export type SideBySide = Awaited<ReturnType<typeof sideBySide>>;
