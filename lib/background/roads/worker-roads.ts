import type { Api } from '#lib/api/api.ts';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import type { SendRouted } from '#lib/api/queue/lane.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import type { Via } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail } from '#lib/model/result.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import type { Session } from '#lib/model/session.ts';
import type { PageAccountAnswer } from '#lib/protocol.ts';
import { signedInAs } from '../sessions.ts';
import { createWorkerQueue } from '../worker-api.ts';
import { dashboardTabs, isDashboardTab } from './dashboard-tabs.ts';
import { endPageSessions } from './end-page-sessions.ts';
import { createPageAccounts, type PageAccounts } from './page-accounts.ts';
import { pageRoad } from './page-road.ts';
import { createRoadQueue } from './road-queue.ts';
import { createRoadSession } from './road-session.ts';
import { roadOf, takeRoad } from './road-store.ts';

interface Dependencies {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** What asks through the queue that is made here. */
  api(): Api;
  /** The session has to be read anew: the page that is asked in may be signed in as somebody else. */
  onOtherPage(controlPlane: ControlPlane): Promise<unknown>;
  /** Lets go of who is signed in and of everything that was read as them. */
  letGo(controlPlane: ControlPlane): Promise<void>;
}

export interface WorkerRoads {
  /** The one way to the network, by whichever road. */
  queue: Queue;
  /** Ends what was read in pages that are no longer open; answers whether some are left. */
  endPageSessions(): Promise<boolean>;
  readSession(controlPlane: ControlPlane): Promise<Session>;
  /** The road that a control plane uses now. */
  of(controlPlaneId: string): Promise<RoadStatus>;
  /** The page's account, and the road by which we ask. */
  pageAccount(controlPlane: ControlPlane, tabId: number | null): Promise<PageAccountAnswer>;
  /** As `PageAccounts.obstacleTo`. */
  obstacleTo: PageAccounts['obstacleTo'];
  /** Asks inside the page of this tab from now on, as a person chose; null: by the worker again. False: there is no such page. */
  choose(controlPlane: ControlPlane, tabId: number | null): Promise<boolean>;
}

const askMe = (api: Api, controlPlane: ControlPlane, via: Via, isAside: boolean) =>
  api.call(controlPlane, 'me', {}, { priority: 'interactive', via, isAside });

/** Both roads as the worker uses them. */
export function createWorkerRoads({ controlPlanes, api, onOtherPage, letGo }: Dependencies): WorkerRoads {
  const now = () => Date.now();
  const send: SendRouted = async (request, signal) => {
    const { via } = request;
    if (via === undefined || via === 'worker') return fetchRoad(request, signal);
    const controlPlane = (await controlPlanes()).find(({ id }) => id === request.controlPlaneId);
    return controlPlane
      ? pageRoad(controlPlane, via.tabId)(request, signal)
      : fail({ kind: 'no-dashboard-tab' });
  };
  const ask = (controlPlane: ControlPlane, via: Via, isAside: boolean) =>
    askMe(api(), controlPlane, via, isAside);
  const pages = {
    controlPlanes,
    tabs: dashboardTabs,
    askPage: (controlPlane: ControlPlane, tabId: number) => ask(controlPlane, { tabId }, true),
  };
  const queue = createRoadQueue({ ...pages, queue: createWorkerQueue(send), onOtherPage, now });
  const of = (controlPlaneId: string) => roadOf(controlPlaneId, now());
  const accounts = createPageAccounts({
    askMe: ask,
    roadOf: of,
    signedInAs,
    tabs: dashboardTabs,
    isDashboardTab,
    now,
  });
  return {
    queue,
    endPageSessions: () => endPageSessions({ ...pages, signedInAs, isDashboardTab, letGo }),
    readSession: createRoadSession({
      queue,
      tabs: dashboardTabs,
      askMe: ask,
      wordOf: (controlPlane) => api().workspaceWord(controlPlane),
      now,
    }),
    of,
    pageAccount: async (controlPlane, tabId) => ({
      account: await accounts.of(controlPlane, tabId),
      road: await of(controlPlane.id),
    }),
    obstacleTo: accounts.obstacleTo,
    async choose(controlPlane, tabId) {
      if (tabId !== null && !(await isDashboardTab(controlPlane, tabId))) return false;
      await takeRoad(controlPlane.id, tabId === null ? null : { why: 'chosen', tabId, workerAskedAt: now() });
      await onOtherPage(controlPlane);
      return true;
    },
  };
}
