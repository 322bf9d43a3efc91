import type { ControlPlane } from '#lib/model/control-plane.ts';
import { createAnswers } from './answers.ts';
import { operations } from './operations/index.ts';
import { forgetLooks } from './roads/page-looks.ts';
import { createWorkerRoads } from './roads/worker-roads.ts';
import { createStopping } from './stopping.ts';
import { createWorkerApi } from './worker-api.ts';

/** What asks ZenML and keeps what it said: a part of the worker, there from the first question on. */
export function createAsking(controlPlanes: () => Promise<readonly ControlPlane[]>) {
  const roads = createWorkerRoads({
    controlPlanes,
    api: () => api,
    onOtherPage: (controlPlane) => askSession(controlPlane, true),
    letGo: (controlPlane) => answers.letGo(controlPlane),
  });
  const stopping = createStopping(roads.queue);
  const api = createWorkerApi(stopping.queue);
  const answers = createAnswers({
    operations: operations(api),
    readSession: roads.readSession,
    onAccount: (id, userId) => {
      stopping.queue.keepOnly(id, userId ?? '');
      return forgetLooks(id);
    },
  });
  const askSession = (controlPlane: ControlPlane, force?: boolean) =>
    answers.ask(controlPlane, 'session', {}, force);
  const activity = async ({ id }: ControlPlane) => {
    // A worker that has just been started does not know yet what the one before it kept.
    await stopping.queue.restored;
    const { isFrozen: _, ...status } = stopping.queue.status(id);
    return { ...status, road: await roads.of(id) };
  };
  return { controlPlanes, roads, stopping, api, answers, askSession, activity };
}

export type Asking = ReturnType<typeof createAsking>;
