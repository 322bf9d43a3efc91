import { browser } from 'wxt/browser';
import { controlPlanes, pickControlPlane } from '#lib/control-planes.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import type { Location } from '#lib/model/place.ts';
import { lastControlPlane } from '#lib/storage.ts';

/** The tab that a page of ours is about, where it is, and the control plane that is shown. */
export interface SubjectTab {
  id: number | null;
  /** Null when the tab is not on a page of the control plane that is shown. */
  location: Location | null;
  controlPlane: ControlPlane;
  /** All that can be switched to. */
  controlPlanes: readonly ControlPlane[];
}

/**
 * The tab a page was opened for: the one its own URL names (`?tab=`), else the active one. Only the URLs of
 * ZenML's pages can be read, which is all that is wanted. The control plane is the one that the page's own URL names
 * (`?controlPlane=`), else the tab's, else the one used last.
 */
export async function subjectTab(): Promise<SubjectTab> {
  const asked = new URLSearchParams(location.search);
  const [tab, all, last] = await Promise.all([
    tabNamed(asked),
    controlPlanes.read(),
    lastControlPlane.read(),
  ]);
  const at = tab?.url ? locate(tab.url, all) : null;
  const controlPlane = pickControlPlane(all, asked.get('controlPlane'), at?.controlPlaneId, last);
  if (controlPlane.id !== last) void ifThereIsRoom(lastControlPlane.write(controlPlane.id));
  return {
    id: tab?.id ?? null,
    location: at?.controlPlaneId === controlPlane.id ? at : null,
    controlPlane,
    controlPlanes: all,
  };
}

async function tabNamed(asked: URLSearchParams) {
  const named = Number(asked.get('tab') || Number.NaN);
  return Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}
