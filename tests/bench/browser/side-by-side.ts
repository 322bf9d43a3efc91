import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { type ControlPlane, startControlPlane } from '../../control-plane/start-control-plane.ts';
import { folderOf, launchChromium } from '../../e2e/harness/launch-chromium.ts';
import { blankExtension } from './blank-extension.ts';
import { extensionId } from './extension-id.ts';
import { nameFunctions } from './name-functions.ts';

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

/**
 * A Chromium with several extensions in it, or none, signed in to a local control plane, so that all are measured in the
 * same browser. A control plane that is passed in is another one's to close.
 */
export async function sideBySide(
  extensions: readonly Beside[],
  { controlPlane: given, ...options }: ControlPlaneOptions & { controlPlane?: ControlPlane } = {},
) {
  const controlPlane = given ?? (await startControlPlane({ resourceForm: 'workspace', ...options }));
  const { context, close } = await launchChromium({
    build: 'chrome-mv3',
    folder: extensions.map(({ folder }) => folder).join(','),
    headless: true,
    hostRules: controlPlane.hostResolverRules,
  });
  await nameFunctions(context);
  const { cookie } = controlPlane.signInAs(ADMIN_EMAIL);
  const attributes = { domain: '.zenml.io', path: '/', secure: true, httpOnly: true } as const;
  await context.addCookies([{ ...cookie, ...attributes, sameSite: 'Lax' }]);
  return {
    context,
    controlPlane,
    urlOf: ({ folder }: Beside, path: string) => `chrome-extension://${extensionId(folder)}${path}`,
    async close() {
      await close();
      if (!given) await controlPlane.close();
    },
  };
}

export type SideBySide = Awaited<ReturnType<typeof sideBySide>>;
