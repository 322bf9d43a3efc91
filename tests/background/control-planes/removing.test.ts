// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ChangeRecord } from '#lib/background/changes/change-record.ts';
import { createChangeStore } from '#lib/background/changes/change-store.ts';
import { keepTab, tabOf } from '#lib/background/changes/confirmed-in.ts';
import { createWorkerControlPlanes } from '#lib/background/control-planes/worker-control-planes.ts';
import { keepBrowserTold } from '#lib/background/keep-browser-told.ts';
import { createKeptChanges } from '#lib/background/kept-changes.ts';
import { createWorkerApi, createWorkerQueue } from '#lib/background/worker-api.ts';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import { fail } from '#lib/model/result.ts';
import { addedControlPlanes, signedOut } from '#lib/storage.ts';
import { installLocks } from '../fake-locks.ts';
import { keptChange } from '../kept-change.ts';
import { installHosts } from './fake-hosts.ts';

const ORIGIN = 'https://zenml.example';
const ID = 'at-zenml.example';
const OWN = { dashboardOrigin: ORIGIN, apiOrigin: ORIGIN };

beforeEach(async () => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  installLocks();
  installHosts({ granted: [`${ORIGIN}/*`] });
  await addedControlPlanes.write([OWN]);
});

function startWorker() {
  const queue = createWorkerQueue(async () => fail({ kind: 'offline' }));
  const list = createWorkerControlPlanes({
    ...createKeptChanges(),
    api: createWorkerApi(queue),
    queue,
    cancel: async () => undefined,
    askSession: async () => undefined,
  });
  keepBrowserTold(async () => list);
  return list;
}
const store = () => createChangeStore((name, work) => navigator.locks.request(name, work));
const remove = (givesUp = false) => startWorker().answer({ do: 'remove', id: ID, givesUp });

const change = (state: ChangeRecord['state'], controlPlaneId = ID) => keptChange(state, controlPlaneId);

const write = (state: WriteEntry['state'], controlPlaneId = ID): WriteEntry => ({
  version: 1,
  id: 'one#0',
  controlPlaneId,
  userId: 'ada',
  endpoint: 'updateTeam',
  params: {},
  redacted: [],
  readBack: { endpoint: '', params: {}, expect: { kind: 'nothing' } },
  state,
  failure: null,
  resultId: null,
  intendedAt: 1,
  sentAt: 1,
  finishedAt: null,
});

describe('removing a control plane', () => {
  it.each(['applying', 'paused', 'cancelled'] as const)(
    'is refused while a change there is %s and not over, and nothing is touched',
    async (state) => {
      await store().add(change(state));
      expect(await remove()).toEqual({ is: 'busy' });
      expect(await addedControlPlanes.read()).toEqual([OWN]);
      expect(await store().get('one')).toEqual(change(state));
    },
  );

  it.each(['intended', 'sent'] as const)('is refused while a write there is %s', async (state) => {
    await createJournal().put(write(state));
    expect(await remove()).toEqual({ is: 'busy' });
    expect(await addedControlPlanes.read()).toEqual([OWN]);
    expect(await createJournal().open()).toEqual([write(state)]);
  });

  it.each(['applying', 'paused', 'cancelled'] as const)(
    'gives a change up that is %s when that is asked for, and forgets it and its writes',
    async (state) => {
      await store().add(change(state));
      await createJournal().put(write('sent'));
      expect(await remove(true)).toEqual({ is: 'removed' });
      expect(await addedControlPlanes.read()).toEqual([]);
      expect((await store().all()).records).toEqual([]);
      expect(await createJournal().open()).toEqual([]);
    },
  );

  it('waits for the step that is on its way, after which no other one follows', async () => {
    await store().add(change('applying'));
    let end = () => {};
    const step = new Promise<void>((resolve) => {
      end = resolve;
    });
    const applying = navigator.locks.request(`changes:${ID}`, async () => {
      await step;
      // What its end records is forgotten with the rest.
      await createJournal().put(write('done'));
      return store().stateOf('one');
    });
    const removing = remove(true);
    await vi.waitFor(async () => expect(await store().stateOf('one')).toBe('cancelled'));
    expect(await addedControlPlanes.read()).toEqual([OWN]);
    end();
    expect(await applying).toBe('cancelled');
    expect(await removing).toEqual({ is: 'removed' });
    expect(await createJournal().startingWith('one')).toEqual(new Map());
  });

  it('is refused when a change is confirmed just before it', async () => {
    const request = vi.spyOn(navigator.locks, 'request');
    const confirming = navigator.locks.request(`confirm:${ID}`, async () => {
      await vi.waitFor(() => expect(request.mock.calls.map(([name]) => name)).toContain(`confirm:${ID}`));
      await store().add(change('applying'));
    });
    request.mockClear();
    const removing = remove();
    await confirming;
    expect(await removing).toEqual({ is: 'busy' });
  });

  it('takes what is over with it, its alarm and tab too, also what nobody ever learned the outcome of', async () => {
    await store().add(change('finished'));
    await createJournal().put(write('unknown'));
    await browser.alarms.create('changes:one', { when: Date.now() + 60_000 });
    await browser.alarms.create('changes:other', { when: Date.now() + 60_000 });
    await keepTab('one', 7);
    await keepTab('other', 7);
    expect(await remove()).toEqual({ is: 'removed' });
    expect(await addedControlPlanes.read()).toEqual([]);
    expect((await store().all()).records).toEqual([]);
    expect(await createJournal().open()).toEqual([]);
    expect([await tabOf('one'), await tabOf('other')]).toEqual([null, 7]);
    expect((await browser.alarms.getAll()).map(({ name }) => name)).toEqual(['changes:other']);
  });

  it('does not mind a change of another one', async () => {
    await store().add(change('paused', 'zenml-cloud'));
    await createJournal().put(write('sent', 'zenml-cloud'));
    expect(await remove()).toEqual({ is: 'removed' });
    expect(await store().get('one')).toEqual(change('paused', 'zenml-cloud'));
    expect(await createJournal().open()).toEqual([write('sent', 'zenml-cloud')]);
  });

  it.each([
    { others: [], text: '', title: 'Sidecar for ZenML Pro' },
    { others: ['zenml-cloud'], text: '!', title: 'Sidecar for ZenML Pro: signed out of ZenML' },
  ])('that was signed out leaves the button as $others would have it', async ({ others, text, title }) => {
    await signedOut.write([...others, ID]);
    await browser.action.setBadgeText({ text: '!' });
    await remove();
    expect(await signedOut.read()).toEqual(others);
    expect(vi.mocked(browser.action.setBadgeText).mock.lastCall).toEqual([{ text }]);
    expect(vi.mocked(browser.action.setTitle).mock.lastCall).toEqual([{ title }]);
  });
});
