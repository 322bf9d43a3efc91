// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Api } from '#lib/api/api.ts';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import { createStopping } from '#lib/background/stopping.ts';
import { createWorkerWrites } from '#lib/background/worker-writes.ts';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { changedSignal } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';
import { signedInAs } from './users.ts';

const owner = { controlPlaneId: ZENML_CLOUD.id, userId: 'ada' };
/** Sent by a worker that was stopped a moment ago. */
const entry = (): WriteEntry => ({
  version: 1,
  id: 'one',
  ...owner,
  endpoint: 'updateTeam',
  params: { teamId: 't', body: { description: 'after' } },
  redacted: [],
  readBack: {
    endpoint: 'team',
    params: { teamId: 't' },
    expect: { kind: 'fields', after: { description: 'after' } },
  },
  state: 'sent',
  failure: null,
  resultId: null,
  intendedAt: Date.now(),
  sentAt: Date.now(),
  finishedAt: null,
});

let isSignedIn: boolean;
let description: string;

const startWorker = () =>
  createWorkerWrites({
    journal: createJournal(),
    api: { clockAhead: () => null, callNamed: async () => ok({ description }) } as unknown as Api,
    controlPlanes: async () => [ZENML_CLOUD],
    unstopped: (_, work) => work(),
    askSession: async () => ({
      data: isSignedIn ? signedInAs('ada') : { state: 'signed-out' },
      failure: null,
      updatedAt: Date.now(),
      isStale: false,
    }),
  });

/** As `Api` does: told before it is sent. */
const callsAs =
  (result: Result<unknown>) =>
  async (...[, , , options]: Parameters<Api['callNamed']>) => {
    await options.beforeSend?.();
    return result;
  };

const state = async () => (await createJournal().get('one')) as WriteEntry;
const becomes = (wanted: WriteEntry['state']) =>
  vi.waitFor(async () => expect((await state()).state).toBe(wanted));

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  await createJournal().put(entry());
  isSignedIn = true;
  description = 'after';
});

it('reads back at its start what an earlier worker sent', async () => {
  startWorker();
  await becomes('done');
});

it('waits for the account to sign in, and goes on as soon as it has', async () => {
  isSignedIn = false;
  startWorker();
  await becomes('unknown');
  isSignedIn = true;
  await changedSignal.write({ queries: ['session'], at: Date.now() });
  await becomes('done');
});

it('has itself woken when it can be told that a write was not done', async () => {
  description = 'before';
  startWorker();
  const alarm = await vi.waitFor(async () => {
    const found = await browser.alarms.get('read-back');
    expect(found).toBeDefined();
    return found;
  });
  const at = (alarm as { scheduledTime: number }).scheduledTime;
  expect(at - Date.now()).toBeGreaterThan(30_000);
  vi.spyOn(Date, 'now').mockReturnValue(at);
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'read-back', scheduledTime: at });
  await becomes('not-done');
  vi.restoreAllMocks();
});

it('sends a write although a person stops what views read while it learns who is signed in, and how to ask', async () => {
  const sent: ((result: Result<never>) => void)[] = [];
  const inner = {
    request: () => new Promise<Result<never>>((resolve) => sent.push(resolve)),
    cancel: () => sent.at(-1)?.(fail({ kind: 'cancelled' })),
  };
  const stopping = createStopping(inner as unknown as Queue);
  const read = { controlPlaneId: ZENML_CLOUD.id, effect: 'read' } as QueueRequest;
  const callNamed = vi.fn(callsAs(ok({ id: 't' })));
  const writes = createWorkerWrites({
    journal: createJournal(),
    api: { clockAhead: () => null, callNamed, dialect: () => stopping.queue.request(read) } as unknown as Api,
    controlPlanes: async () => [],
    askSession: async () => {
      const me = await stopping.queue.request(read);
      const session = signedInAs('ada');
      return {
        data: me.ok ? session : { state: 'unknown', failure: me.failure },
        failure: null,
        updatedAt: Date.now(),
        isStale: false,
      };
    },
    unstopped: stopping.unstopped,
  });
  const { endpoint, params, readBack } = entry();
  const performed = writes.perform(ZENML_CLOUD, { id: 'two', userId: 'ada', endpoint, params, readBack });
  for (const count of [1, 3]) {
    // Of the session, and then of the dialect, the first read is stopped and the second one is answered.
    await vi.waitFor(() => expect(sent).toHaveLength(count));
    await stopping.cancel(ZENML_CLOUD.id);
    await vi.waitFor(() => expect(sent).toHaveLength(count + 1));
    sent.at(-1)?.(ok({}) as unknown as Result<never>);
  }
  expect(await performed).toMatchObject({ ok: true, value: { entry: { state: 'done' } } });
  expect(callNamed).toHaveBeenCalledTimes(1);
});

it.each([
  ['over', 'not-sent', 'signed-out'],
  ['still there', 'refused', 'forbidden'],
])('asks ZenML after a 401 whether the session is over, whatever is kept: %s', async (is, state, kind) => {
  const askSession = vi.fn(async (_: unknown, force?: boolean) => ({
    data: force && is === 'over' ? { state: 'signed-out' as const } : signedInAs('ada'),
    failure: null,
    updatedAt: Date.now(),
    isStale: false,
  }));
  const writes = createWorkerWrites({
    journal: createJournal(),
    api: {
      clockAhead: () => null,
      callNamed: callsAs(fail({ kind: 'signed-out' })),
      dialect: async () => ok({}),
    } as unknown as Api,
    controlPlanes: async () => [],
    askSession,
    unstopped: (_, work) => work(),
  });
  const { endpoint, params, readBack } = entry();
  const performed = await writes.perform(ZENML_CLOUD, {
    id: 'two',
    userId: 'ada',
    endpoint,
    params,
    readBack,
  });
  expect(performed).toMatchObject({ value: { entry: { state, failure: { kind } } } });
  expect(askSession.mock.calls.map(([, force]) => force)).toEqual([undefined, true]);
});
