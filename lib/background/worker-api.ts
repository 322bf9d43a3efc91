import * as z from 'zod/mini';
import { type Api, createApi } from '#lib/api/api.ts';
import { Dialect } from '#lib/api/dialect.ts';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import type { SendRouted } from '#lib/api/queue/lane.ts';
import { createQueue, type Queue } from '#lib/api/queue/queue.ts';
import { dialects, queueState } from '#lib/storage.ts';
import { createKeptWalks } from './kept-walks.ts';
import { setResumeAlarm } from './resume-alarm.ts';

/** The one way to the network, over the worker's own `fetch` unless `send` knows other roads, with its pauses kept for the worker's next life. */
export const createWorkerQueue = (send: SendRouted = fetchRoad): Queue =>
  createQueue({
    send,
    persistence: {
      read: queueState.read,
      write: async (state) => {
        await queueState.write(state);
        await setResumeAlarm(Object.values(state).map(({ pausedUntil }) => pausedUntil));
      },
    },
  });

/** The API as the worker asks it, with the dialects that were learned kept for its next life. */
export function createWorkerApi(queue: Queue = createWorkerQueue()): Api {
  return createApi({
    queue,
    dialects: {
      read: async (controlPlaneId) =>
        z.safeParse(Dialect, (await dialects.read())[controlPlaneId]).data ?? null,
      write: (controlPlaneId, dialect) => dialects.update((all) => ({ ...all, [controlPlaneId]: dialect })),
    },
    walks: createKeptWalks(),
  });
}
