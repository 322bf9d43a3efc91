import { browser } from 'wxt/browser';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';
import { hasHostAccess } from '../host-access.ts';
import { openDashboards } from '../roads/dashboard-tabs.ts';

const PREFIX = 'launcher-';

/**
 * Has the launcher put into the pages of every control plane but ZenML's own, whose is in the manifest: registered are exactly the hosts
 * of those that are known and may be entered, each once, on whatever ports. Browsers keep them, but for updates of the extension.
 */
export const registerLaunchers = (controlPlanes: readonly ControlPlane[]): Promise<void> =>
  navigator.locks.request('launchers', async () => {
    const others = controlPlanes.filter(({ id }) => id !== ZENML_CLOUD.id);
    const open = await Promise.all(others.map(hasHostAccess));
    const wanted = new Map(
      others.flatMap(({ dashboardOrigin }, at) =>
        open[at] ? [[`${PREFIX}${new URL(dashboardOrigin).hostname}`, originPattern(dashboardOrigin)]] : [],
      ),
    );
    const there = await browser.scripting.getRegisteredContentScripts();
    const ids = there.flatMap(({ id }) => (id.startsWith(PREFIX) ? [id] : []));
    const gone = ids.filter((id) => !wanted.has(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    const missing = [...wanted].filter(([id]) => !ids.includes(id));
    if (missing.length === 0) return;
    await browser.scripting.registerContentScripts(
      missing.map(([id, pattern]) => ({
        id,
        matches: [pattern],
        js: ['launcher.js'],
        runAt: 'document_idle' as const,
        persistAcrossSessions: true,
      })),
    );
  }) as Promise<void>;

/** Takes the launcher, the sidebar and the bar of the environment out of the open pages of a control plane, while they may still be entered. */
export async function leaveTabs(controlPlane: ControlPlane): Promise<void> {
  for (const tabId of await openDashboards(controlPlane).catch(() => [])) {
    const func = () => {
      for (const ours of document.querySelectorAll('zenml-sidecar, zenml-sidecar-launcher')) ours.remove();
      // Without rules there is no bar, whatever page comes next.
      globalThis.zenmlSidecarEdge?.use([]);
    };
    // A tab that the browser has closed to us keeps a button that does nothing.
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func }).catch(() => undefined);
  }
}
