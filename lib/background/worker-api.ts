import * as z from 'zod/mini';
import { type Api, createApi } from '#lib/api/api.ts';
import { Dialect } from '#lib/api/dialect.ts';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import { dialects, queueState } from '#lib/storage.ts';
import { createKeptWalks } from './kept-walks.ts';
import { setResumeAlarm } from './resume-alarm.ts';

/** The API as the worker asks it: over its own `fetch`, with what was learned kept for its next life. */
export function createWorkerApi(): Api {
  const queue = createQueue({
    send: fetchRoad,
    persistence: {
      read: queueState.read,
      write: async (pausedUntil) => {
        await queueState.write(pausedUntil);
        await setResumeAlarm(pausedUntil);
      },
    },
  });
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
