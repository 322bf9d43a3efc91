import type { Asking } from './asking.ts';
import type { KeptChanges } from './kept-changes.ts';
import { createWorkerChanges } from './worker-changes.ts';
import { createWorkerWrites, signedInUser } from './worker-writes.ts';

/** What changes things in ZenML: a part of the worker. Goes on with what an earlier worker left as soon as it is there. */
export function createWorkerChanging(
  { api, answers, askSession, controlPlanes, roads, stopping }: Asking,
  { store, journal }: KeptChanges,
) {
  const { unstopped } = stopping;
  const writes = createWorkerWrites({ api, journal, controlPlanes, askSession, unstopped });
  const changes = createWorkerChanges({
    api,
    store,
    journal,
    writes,
    controlPlanes,
    ask: answers.ask,
    pageObstacle: roads.obstacleTo,
    signedInUser: (controlPlane, isNow) =>
      unstopped(controlPlane.id, async () => signedInUser(await askSession(controlPlane, isNow))),
  });
  return { writes, changes };
}

export type WorkerChanging = ReturnType<typeof createWorkerChanging>;
