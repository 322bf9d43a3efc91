import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Api } from '#lib/api/api.ts';
import { createWorkerWrites } from '#lib/background/worker-writes.ts';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ok } from '#lib/model/result.ts';
import { changedSignal } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';

const owner = { controlPlaneId: ZENML_CLOUD.id, userId: 'ada' };
/** Sent by a worker that was stopped a moment ago. */
const sent = (): WriteEntry => ({
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
const user = { id: 'ada', username: 'ada', name: null, email: null, organizationId: null };
const flags = { isActive: true, isSuperuser: false, isServiceAccount: false };

const startWorker = () =>
  createWorkerWrites({
    api: { callNamed: async () => ok({ description }) } as unknown as Api,
    controlPlanes: async () => [ZENML_CLOUD],
    askSession: async () => ({
      data: isSignedIn
        ? { state: 'signed-in', user: { ...user, ...flags }, word: 'workspace' }
        : { state: 'signed-out' },
      failure: null,
      updatedAt: Date.now(),
      isStale: false,
    }),
  });

const state = async () => (await createJournal().get('one')) as WriteEntry;
const becomes = (wanted: WriteEntry['state']) =>
  vi.waitFor(async () => expect((await state()).state).toBe(wanted));

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  await createJournal().put(sent());
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
