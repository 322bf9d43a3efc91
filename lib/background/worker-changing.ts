import type { Asking } from './asking.ts';
import { createWorkerChanges } from './worker-changes.ts';
import { createWorkerWrites, signedInUser } from './worker-writes.ts';
import { createJournal } from './writes/journal.ts';

/** What changes things in ZenML: a part of the worker. Goes on with what an earlier worker left as soon as it is there. */
export function createWorkerChanging({ api, answers, askSession, controlPlanes, roads, stopping }: Asking) {
  const journal = createJournal();
  const { unstopped } = stopping;
  const writes = createWorkerWrites({ api, journal, controlPlanes, askSession, unstopped });
  const changes = createWorkerChanges({
    api,
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
