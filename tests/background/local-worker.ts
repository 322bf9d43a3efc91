import { afterEach, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import { createAnswers } from '#lib/background/answers.ts';
import { operations } from '#lib/background/operations/index.ts';
import { readSession } from '#lib/background/operations/session.ts';
import { createWorkerApi, createWorkerQueue } from '#lib/background/worker-api.ts';
import type { ControlPlane as Asked } from '#lib/model/control-plane.ts';
import type { QueryInput, QueryName } from '#lib/protocol.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import type { State } from '../control-plane/state/state.ts';
import { installLocks } from './fake-locks.ts';

const realFetch = globalThis.fetch;
let running: ControlPlane | null = null;

/** Sets up an in-memory browser for each test, and stops what the test started. */
export function useLocalWorker(): void {
  beforeEach(() => {
    fakeBrowser.reset();
    installLocks();
    fakeBrowser.permissions.contains = async () => true;
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await running?.close();
    running = null;
  });
}

/** The worker's whole inside, asking a local control plane as one person; `plant`: what is there beside the seed. */
export async function localWorker(
  email: string,
  options: ControlPlaneOptions = {},
  plant: (state: State) => void = () => undefined,
) {
  const controlPlane = await startControlPlane({ http: true, ...options });
  running = controlPlane;
  plant(controlPlane.state);
  const { token, userId } = controlPlane.signInAs(email);
  // The browser would add the cookie; here the same value goes as a bearer token.
  let life = 1;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const born = life;
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    const response = await realFetch(url, { ...init, headers });
    return born === life ? response : new Promise<never>(() => undefined);
  });
  const origin = new URL(controlPlane.apiUrl).origin;
  const asked: Asked = { id: 'local', name: 'local', dashboardOrigin: origin, apiOrigin: origin };
  const queued: QueueRequest[] = [];
  let answers = newWorker(queued);
  return {
    controlPlane,
    userId,
    /** What the queue was asked for, in order. */
    queued,
    ask: <N extends QueryName>(query: N, input: QueryInput<N>, force = false) =>
      answers.ask(asked, query, input, force),
    /**
     * Stops the worker in the middle of what it does: what it sent has no answer, and what it holds is lost. The next
     * one knows what is stored.
     */
    stop(): void {
      life += 1;
      answers = newWorker(queued);
    },
  };
}

function newWorker(queued: QueueRequest[]) {
  const inner = createWorkerQueue();
  const queue: Queue = {
    ...inner,
    request(request) {
      queued.push(request);
      return inner.request(request);
    },
  };
  const api = createWorkerApi(queue);
  return createAnswers({
    operations: operations(api),
    readSession: (controlPlane) => readSession(api, controlPlane),
    onAccount: (id, account) => queue.keepOnly(id, account ?? ''),
  });
}
