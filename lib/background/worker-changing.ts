import type { Asking } from './asking.ts';
import { createWorkerChanges } from './worker-changes.ts';
import { createWorkerWrites, signedInUser } from './worker-writes.ts';

/** What changes things in ZenML: a part of the worker. Goes on with what an earlier worker left as soon as it is there. */
export function createWorkerChanging({ api, answers, askSession, controlPlanes, roads, stopping }: Asking) {
  const writes = createWorkerWrites({ api, controlPlanes, askSession, unstopped: stopping.unstopped });
  const changes = createWorkerChanges({
    api,
    writes,
    controlPlanes,
    ask: answers.ask,
    pageObstacle: roads.obstacleTo,
    signedInUser: (controlPlane, isNow) =>
      stopping.unstopped(controlPlane.id, async () => signedInUser(await askSession(controlPlane, isNow))),
  });
  return { writes, changes };
}

export type WorkerChanging = ReturnType<typeof createWorkerChanging>;
