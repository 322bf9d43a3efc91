// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChangeStore } from '#lib/background/changes/change-store.ts';
import { goOnChanging } from '#lib/background/go-on-changing.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import { once } from '#lib/model/once.ts';
import { changedSignal } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';

const prune = vi.fn(async () => undefined);
const load = vi.fn(async () => ({ changes: { prune } }));
const EVENTS = {
  'a write can be read back': () => ring('read-back'),
  'a change goes on': () => ring('changes:one'),
  'the browser starts': () => fakeBrowser.runtime.onStartup.trigger(),
  'somebody signs in': () => changedSignal.write({ queries: ['session'], at: Date.now() }),
};
const OTHERS = {
  'another alarm rings': () => ring('resume'),
  'other answers are new': () => changedSignal.write({ queries: ['people'], at: Date.now() }),
};

async function ring(name: string): Promise<void> {
  await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now() });
}

/** All that an event leads to is over once the database has answered as often as anybody asked it. */
const settled = async () => {
  const asked = vi.mocked(indexedDB.databases).mock.results.map(({ value }) => value);
  await Promise.allSettled(asked);
  await indexedDB.databases();
};

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  vi.spyOn(indexedDB, 'databases');
  load.mockClear();
  prune.mockClear();
});

it('loads nothing where nothing was ever changed', async () => {
  goOnChanging(load);
  for (const happen of Object.values(EVENTS)) await happen();
  // The start looks when what woke the worker has had its turn.
  await vi.waitFor(() => expect(indexedDB.databases).toHaveBeenCalledTimes(5));
  await settled();
  expect(load).not.toHaveBeenCalled();
});

it.each([
  ['changes', () => createChangeStore((_, work) => work()).open()],
  ['writes', () => createJournal().open()],
])('goes on at the start and whenever it is time, once there are %s', async (_, write) => {
  await write();
  goOnChanging(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  for (const happen of Object.values(OTHERS)) await happen();
  let calls = 1;
  for (const happen of Object.values(EVENTS)) {
    await happen();
    calls += 1;
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(calls));
  }
  await settled();
  expect(load).toHaveBeenCalledTimes(calls);
});

it('lets go of what is too old when the browser starts, and at nothing else', async () => {
  await createJournal().open();
  goOnChanging(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  await EVENTS['a change goes on']();
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
  await settled();
  expect(prune).not.toHaveBeenCalled();
  await EVENTS['the browser starts']();
  await vi.waitFor(() => expect(prune).toHaveBeenCalledTimes(1));
});

it('goes on where the browser does not say what there is', async () => {
  vi.mocked(indexedDB.databases).mockRejectedValue(new Error('no'));
  goOnChanging(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
});

it('makes a part once, and again when it could not be had', async () => {
  const make = vi.fn(async () => ({}));
  make.mockRejectedValueOnce(new Error('not there'));
  const part = once(make);
  expect(part.isBegun()).toBe(false);
  await expect(part()).rejects.toThrow('not there');
  expect(part.isBegun()).toBe(false);
  const [one, other] = await Promise.all([part(), part()]);
  expect(one).toBe(other);
  expect(make).toHaveBeenCalledTimes(2);
});
