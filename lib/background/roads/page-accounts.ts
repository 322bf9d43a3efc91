import type { Via } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { isOtherAccount, type PageAccount, pageAccountOf } from '#lib/model/page-account.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Result } from '#lib/model/result.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import { keepLook, recentLook } from './page-looks.ts';

interface Dependencies {
  askMe(controlPlane: ControlPlane, via: Via, isAside: boolean): Promise<Result<User>>;
  roadOf(controlPlaneId: string): Promise<RoadStatus>;
  /** The user that the control plane is asked as; null while nobody is known to be signed in. */
  signedInAs(controlPlane: ControlPlane): Promise<string | null>;
  tabs(controlPlane: ControlPlane): Promise<readonly number[]>;
  isDashboardTab(controlPlane: ControlPlane, tabId: number): Promise<boolean>;
  /** Epoch ms. */
  now(): number;
}

export type PageAccounts = ReturnType<typeof createPageAccounts>;

/** Whether the pages of dashboards are signed in as the account that we ask as: a browser may have several at once. */
export function createPageAccounts(dependencies: Dependencies) {
  const { askMe, roadOf, signedInAs, tabs, isDashboardTab, now } = dependencies;

  async function look(controlPlane: ControlPlane, tabId: number, userId: string): Promise<PageAccount> {
    const account = pageAccountOf(await askMe(controlPlane, { tabId }, true));
    // Who has signed out meanwhile leaves nothing behind.
    if ((await signedInAs(controlPlane)) === userId) {
      await keepLook(controlPlane.id, tabId, { at: now(), userId, account });
    }
    return account;
  }

  const isPinned = (road: RoadStatus, tabId: number): boolean => 'tabId' in road && road.tabId === tabId;

  return {
    /** The account of a tab's page, from the last look when that is recent. `unknown` too when we ask in that very page. */
    async of(controlPlane: ControlPlane, tabId: number | null): Promise<PageAccount> {
      const userId = await signedInAs(controlPlane);
      if (userId === null || tabId === null || !(await isDashboardTab(controlPlane, tabId))) return UNKNOWN;
      if (isPinned(await roadOf(controlPlane.id), tabId)) return UNKNOWN;
      return (await recentLook(controlPlane.id, tabId, userId, now())) ?? look(controlPlane, tabId, userId);
    },

    /**
     * Why a change may not be confirmed as this user now: the page that it belongs to, or without one any open page of the dashboard, is
     * known to be another account's; or writes go through a page and none is open. `maxAge`, in ms: how old a look may be. Null: nothing
     * stands against it.
     */
    async obstacleTo(
      controlPlane: ControlPlane,
      userId: string,
      tabId: number | null,
      maxAge = 0,
    ): Promise<Failure | null> {
      const road = await roadOf(controlPlane.id);
      const open = await tabs(controlPlane);
      if (road.why === 'origin-refused' && open.length === 0) return { kind: 'no-dashboard-tab' };
      const hasOwn = tabId !== null && (await isDashboardTab(controlPlane, tabId));
      // A road through one page is a choice between pages: what others are signed in as was known then.
      const looked = hasOwn ? [tabId] : 'tabId' in road ? [] : open;
      for (const one of looked) {
        if (isPinned(road, one)) continue;
        const known = maxAge > 0 && (await recentLook(controlPlane.id, one, userId, now(), maxAge));
        if (isOtherAccount(known || (await look(controlPlane, one, userId)), userId)) {
          return { kind: 'other-identity', where: 'page' };
        }
      }
      return null;
    },
  };
}

const UNKNOWN: PageAccount = { state: 'unknown' };
