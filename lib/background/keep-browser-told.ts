import { browser } from 'wxt/browser';
import { policy } from '#lib/policy.ts';
import type { createWorkerControlPlanes } from './control-planes/worker-control-planes.ts';
import { earlyAccess } from './host-access.ts';
import { unlessEnding } from './unless-ending.ts';

type List = Pick<ReturnType<typeof createWorkerControlPlanes>, 'tellBrowser' | 'onGranted' | 'onTakenBack'>;

/** Keeps what the browser holds of the control planes as it has to be. To be called at the start, before anything is awaited. */
export function keepBrowserTold(load: () => Promise<List>): void {
  const tellBrowser = unlessEnding(async () => (await load()).tellBrowser());
  // Updates of the extension take the registered launchers away; a start of the browser may find any of it missing.
  browser.runtime.onStartup.addListener(tellBrowser);
  // An administrator may name other ones at any time.
  policy.watch(tellBrowser);
  const onAccess = (tell: (list: List) => Promise<unknown>) =>
    unlessEnding(async () => {
      earlyAccess.letGo();
      await tell(await load());
    });
  browser.permissions.onAdded.addListener(onAccess((list) => list.onGranted()));
  browser.permissions.onRemoved.addListener(onAccess((list) => list.onTakenBack()));
}
