import type { Api } from '#lib/api/api.ts';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import type { SendRouted } from '#lib/api/queue/lane.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import type { Via } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail } from '#lib/model/result.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import type { Session } from '#lib/model/session.ts';
import { createWorkerQueue } from '../worker-api.ts';
import { dashboardTabs } from './dashboard-tabs.ts';
import { pageRoad } from './page-road.ts';
import { createRoadQueue } from './road-queue.ts';
import { createRoadSession } from './road-session.ts';
import { roadOf } from './road-store.ts';

interface Dependencies {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** What asks through the queue that is made here. */
  api(): Api;
  /** The session has to be read anew: the page that is asked in may be signed in as somebody else. */
  onOtherPage(controlPlane: ControlPlane): void;
}

export interface WorkerRoads {
  /** The one way to the network, by whichever road. */
  queue: Queue;
  readSession(controlPlane: ControlPlane): Promise<Session>;
  /** The road that a control plane uses now. */
  of(controlPlaneId: string): Promise<RoadStatus>;
  /** Who is signed in by a road; `isAside`: whatever the answer is, it says nothing of the session that is asked with. */
  askMe(controlPlane: ControlPlane, via: Via, isAside: boolean): ReturnType<typeof askMe>;
}

const askMe = (api: Api, controlPlane: ControlPlane, via: Via, isAside: boolean) =>
  api.call(controlPlane, 'me', {}, { priority: 'interactive', via, isAside });

/** Both roads as the worker uses them. */
export function createWorkerRoads({ controlPlanes, api, onOtherPage }: Dependencies): WorkerRoads {
  const now = () => Date.now();
  const send: SendRouted = async (request, signal) => {
    const { via } = request;
    if (via === undefined || via === 'worker') return fetchRoad(request, signal);
    const controlPlane = (await controlPlanes()).find(({ id }) => id === request.controlPlaneId);
    return controlPlane
      ? pageRoad(controlPlane, via.tabId)(request, signal)
      : fail({ kind: 'no-dashboard-tab' });
  };
  const ask: WorkerRoads['askMe'] = (controlPlane, via, isAside) => askMe(api(), controlPlane, via, isAside);
  const queue = createRoadQueue({
    queue: createWorkerQueue(send),
    controlPlanes,
    tabs: dashboardTabs,
    askPage: (controlPlane, tabId) => ask(controlPlane, { tabId }, true),
    onOtherPage,
    now,
  });
  return {
    queue,
    readSession: createRoadSession({
      queue,
      tabs: dashboardTabs,
      askMe: ask,
      wordOf: (controlPlane) => api().workspaceWord(controlPlane),
      now,
    }),
    of: (controlPlaneId) => roadOf(controlPlaneId, now()),
    askMe: ask,
  };
}
