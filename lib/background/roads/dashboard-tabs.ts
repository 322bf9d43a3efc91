import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';

/** So many tabs are looked at when one has to be found: each look is a request. */
const MOST_TABS = 3;

/** The part of a tab that is judged. */
interface Tab {
  id?: number | undefined;
  url?: string | undefined;
  active: boolean;
  discarded?: boolean | undefined;
  /** Epoch ms; Chromium tells since 121. */
  lastAccessed?: number | undefined;
}

/** The open dashboard tabs of a control plane that can be asked in, three at most: the active one first, then the last used. */
export const dashboardTabs = async (controlPlane: ControlPlane): Promise<number[]> =>
  (await openDashboards(controlPlane)).slice(0, MOST_TABS);

/** All of them, in the same order. Patterns know no ports: another control plane may be at another one of the host. */
export async function openDashboards({ dashboardOrigin }: ControlPlane): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: originPattern(dashboardOrigin) });
  return tabs
    .filter((tab) => isAt(tab, dashboardOrigin))
    .sort((one, other) => rank(other) - rank(one))
    .flatMap(({ id }) => id ?? []);
}

/** Whether a tab is there and shows the dashboard of this control plane. */
export const isDashboardTab = ({ dashboardOrigin }: ControlPlane, tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    (tab) => isAt(tab, dashboardOrigin),
    () => false,
  );

/** A discarded tab has no page that could be asked in. Without host access a tab shows us no URL. */
const isAt = ({ url, discarded }: Tab, origin: string): boolean =>
  !discarded && url !== undefined && URL.canParse(url) && new URL(url).origin === origin;

const rank = ({ active, lastAccessed }: Tab): number =>
  active ? Number.MAX_SAFE_INTEGER : (lastAccessed ?? 0);
