// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createKeptChanges } from '#lib/background/kept-changes.ts';
import { answerOwn } from '#lib/background/own/answer-own.ts';
import { toStored } from '#lib/cache-entry.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import type { Result } from '#lib/model/result.ts';
import type { OwnReply, OwnRequest } from '#lib/own-requests.ts';
import { installLocks } from './fake-locks.ts';
import { keptChange } from './kept-change.ts';
import 'fake-indexeddb/auto';

const version = '0.1.0';
const cancelled: string[] = [];
/** The control planes that there were when all was erased. */
const left: string[] = [];

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  kept = createKeptChanges();
  cancelled.length = 0;
  left.length = 0;
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  await plantCanaries();
});

let kept = createKeptChanges();
const own = <R extends OwnRequest>(request: R, givesUp?: readonly string[]) =>
  answerOwn(
    {
      controlPlanes: controlPlanes.read,
      activity: async () => ({
        pausedUntil: null,
        waiting: 2,
        sent: 31,
        refused: 1,
        since: 1,
        road: { road: 'worker', why: null },
      }),
      roadOf: async () => ({ road: 'page', why: 'chosen', tabId: 77 }),
      kept: async () => kept,
      cancel: async (id) => void cancelled.push(id),
      leave: async (before) => void left.push(...before.map(({ id }) => id)),
    },
    request,
    givesUp,
  ) as Promise<Result<OwnReply[R]>>;

const SELF_HOSTED = 'at-zenml.canary.example';
const CANARY = /canary/i;
/** As parsing notes it. */
const EMAIL = 'members.user.email: text expected, number found';

/** Puts a word of its own into every place where something is kept, as a key or as a value. */
async function plantCanaries(): Promise<void> {
  const drifted = {
    [EMAIL]: 3,
    'canary.user.email: text expected, number found': 1,
    'members.canary: text expected, number found': 1,
    'members.user.email: text expected, canary found': 1,
    'teams.name: text expected, number found': 'canary',
    canary: { canary: 'canary' },
  };
  const rows = { items: [{ id: 'canary-id', name: 'Canary' }], drift: 3, unreadable: 1, drifted };
  const answer = await toStored({ updatedAt: 1, staleAt: 2, data: { ...rows, canaryField: rows } });
  const key = (id: string, query: string) => `cache/${id}/canary-user/${query}/{"organizationId":"canary"}`;
  await fakeBrowser.storage.session.set({
    [key('zenml-cloud', 'people')]: answer,
    [key('zenml-cloud', 'canary-query')]: answer,
    [key(SELF_HOSTED, 'workspaces')]: { version: 'canary' },
    'cache-index': '[["canary",1,0]]',
    'walk/zenml-cloud/canary-user/list#1': ['canary'],
    queue: { [SELF_HOSTED]: { canary: true } },
    roads: { [SELF_HOSTED]: 'canary' },
    plans: { canary: { name: 'Canary' } },
    'form-drafts': { canary: { email: 'canary@example.org' } },
    'popup-view': { place: 'canary', search: 'canary' },
  });
  const dialect = {
    base: '',
    workspaces: 'workspaces',
    checkPermissions: { method: 'POST', canary: 'canary' },
    paged: ['/canary'],
    from: 'openapi',
    learnedAt: 1,
    canary: 'canary',
  };
  const origin = 'https://zenml.canary.example';
  await fakeBrowser.storage.local.set({
    'control-planes': [{ dashboardOrigin: origin, apiOrigin: origin }],
    editing: [SELF_HOSTED],
    production: [`${SELF_HOSTED}/canary`],
    environments: [{ pattern: 'canary*', name: 'Canary', color: 'red', isProduction: true }],
    dialects: { 'zenml-cloud': dialect, [SELF_HOSTED]: { base: '/canary' } },
    'check-forms': { 'zenml-cloud': { form: 'canary', isProven: true }, canary: 1 },
    'origin-refusals': { [SELF_HOSTED]: 1 },
  });
  for (const name of ['changes', 'writes']) {
    const database = await openDB(name, 1, {
      upgrade: (db) => void db.createObjectStore(name, { keyPath: 'id' }).createIndex('state', 'state'),
    });
    await database.put(name, { id: 'canary', userName: 'Canary', email: 'canary@example.org' });
    database.close();
  }
}

const everything = async () => ({
  session: await fakeBrowser.storage.session.get(null),
  local: await fakeBrowser.storage.local.get(null),
  databases: await indexedDB.databases(),
});

describe('diagnostics', () => {
  it('name nobody and nothing, whatever is stored', async () => {
    expect(JSON.stringify(await everything())).toMatch(CANARY);
    const told = await own('diagnostics');
    if (!told.ok) throw new Error('No diagnostics.');
    expect(told.value).not.toMatch(CANARY);
    expect(told.value).not.toMatch(/@|https?:|example|77/);
  });

  it('tell versions, dialects, roads, numbers and which fields were not of the shape that we know', async () => {
    const told = await own('diagnostics');
    if (!told.ok) throw new Error('No diagnostics.');
    expect(JSON.parse(told.value)).toMatchObject({
      sidecar: version,
      controlPlanes: [
        {
          kind: 'zenml-cloud',
          dialect: { base: '', workspaces: 'workspaces', check: 'POST', paged: 1 },
          road: { road: 'page', why: 'chosen' },
          requests: { sent: 31, refused: 1, waiting: 2, isPaused: false },
          answers: { people: { count: 1, drift: 6, unreadable: 2, fields: { [EMAIL]: 6 } } },
        },
        {
          kind: 'other',
          dialect: null,
          check: null,
          answers: { workspaces: { count: 1, drift: 0, fields: {} } },
        },
      ],
      hostsGranted: 2,
      policy: { isReadOnly: false },
      rules: { environments: 1, production: 1, editing: 1 },
    });
  });
});

describe('what is stored', () => {
  it('is told by group, with what each takes, and names nothing', async () => {
    const told = await own('stored');
    if (!told.ok) throw new Error('Nothing told.');
    const items = Object.fromEntries(told.value.map((one) => [one.group, one.items]));
    expect(items).toEqual({
      answers: 4,
      lists: 1,
      drafts: 2,
      session: 3,
      journal: 2,
      settings: 4,
      learned: 3,
    });
    const { length } = JSON.stringify(await everything());
    const bytes = told.value.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeGreaterThan(length / 2);
    expect(bytes).toBeLessThan(length * 2);
    expect(JSON.stringify(told.value)).not.toMatch(CANARY);
  });
});

describe('erasing everything', () => {
  it('leaves nothing behind, stops what is read, and tells what was there', async () => {
    const before = await own('stored');
    const erased = await own('erase');
    expect(erased).toEqual(before);
    expect(await everything()).toEqual({ session: {}, local: {}, databases: [] });
    expect(cancelled).toEqual(['zenml-cloud', SELF_HOSTED]);
    expect(left).toEqual(['zenml-cloud', SELF_HOSTED]);
    const after = await own('stored');
    if (!after.ok) throw new Error('Nothing told.');
    expect(after.value.map(({ items, bytes }) => items + bytes)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  describe.each(['applying', 'paused', 'cancelled'] as const)(
    'while a change is %s and not over',
    (state) => {
      beforeEach(() => kept.store.add(keptChange(state, 'zenml-cloud')));

      it.each([[[]], [['another']]])(
        'is refused, whatever else is given up (%j), and nothing is touched',
        async (others) => {
          const before = await everything();
          expect(await own('erase', others)).toEqual({ ok: false, failure: { kind: 'change-under-way' } });
          expect(await everything()).toEqual(before);
          expect(await kept.store.get('one')).toEqual(keptChange(state, 'zenml-cloud'));
          expect([cancelled, left]).toEqual([[], []]);
        },
      );

      it('leaves nothing behind when that change is given up', async () => {
        expect(await own('erase', ['one'])).toMatchObject({ ok: true });
        expect(await everything()).toEqual({ session: {}, local: {}, databases: [] });
      });
    },
  );

  it('tells first what is not over, and how far it has come', async () => {
    const step = {
      change: { kind: 'updateTeam', input: {} },
      thing: { type: 'team', id: 't', name: 'Canary' },
    };
    const full = { ...step, holder: null, role: null, organization: null, workspace: null, projectId: null };
    const sent = {
      ...full,
      endpoint: 'updateTeam',
      params: {},
      readBack: {},
      secret: null,
      shows: null,
      after: [],
    };
    const differences = [{ field: 'name' as const, before: 'a', after: 'b' }];
    const change = keptChange('paused', SELF_HOSTED);
    const steps = [
      { ...sent, differences: [] },
      { ...sent, differences },
    ] as typeof change.plan.steps;
    const plan = { ...change.plan, steps };
    await kept.store.add({ ...change, plan });
    await kept.store.add(keptChange('finished', 'zenml-cloud', 'over'));
    const told = await own('unfinished');
    if (!told.ok) throw new Error('Nothing told.');
    expect(told.value).toMatchObject([
      { plan, confirmedAt: 2, steps: [{ state: 'already' }, { state: 'waiting' }] },
    ]);
    expect(told.value).toHaveLength(1);
  });

  it('waits for the step that is on its way of what is given up, after which no other one follows', async () => {
    await kept.store.add(keptChange('applying', 'zenml-cloud'));
    let end = () => {};
    const step = new Promise<void>((resolve) => {
      end = resolve;
    });
    const applying = navigator.locks.request('changes:zenml-cloud', async () => {
      await step;
      return kept.store.stateOf('one');
    });
    const erasing = own('erase', ['one']);
    await vi.waitFor(async () => expect(await kept.store.stateOf('one')).toBe('cancelled'));
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toContain('editing');
    end();
    expect(await applying).toBe('cancelled');
    expect(await erasing).toMatchObject({ ok: true });
    expect(await everything()).toEqual({ session: {}, local: {}, databases: [] });
  });

  it('leaves no database that is made anew by who was just measuring it', async () => {
    const databases = indexedDB.databases.bind(indexedDB);
    const locks = vi.spyOn(navigator.locks, 'request');
    const waiting = () => locks.mock.calls.filter(([name]) => name === 'measuring').length;
    // Has seen which there are, and goes on when they are gone, or are kept until it is done.
    vi.spyOn(indexedDB, 'databases').mockImplementationOnce(async () => {
      const found = await databases();
      void erasing.push(own('erase'));
      await vi.waitFor(async () => expect(waiting() > 1 || (await databases()).length === 0).toBe(true));
      return found;
    });
    const erasing: Promise<unknown>[] = [];
    await own('stored');
    expect(await Promise.all(erasing)).toMatchObject([{ ok: true }]);
    expect(await databases()).toEqual([]);
  });

  it('is refused in a private window, and then nothing is touched', async () => {
    Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } });
    const before = await everything();
    expect(await own('erase')).toEqual({ ok: false, failure: { kind: 'private-window' } });
    expect(await everything()).toEqual(before);
    expect([cancelled, left]).toEqual([[], []]);
    Object.assign(fakeBrowser, { extension: { inIncognitoContext: false } });
  });

  it('waits for whoever is just confirming a change', async () => {
    let confirmed = () => {};
    let isConfirming = false;
    const confirming = navigator.locks.request('confirm:zenml-cloud', async () => {
      isConfirming = true;
      await new Promise<void>((resolve) => {
        confirmed = resolve;
      });
      await kept.store.add(keptChange('applying', 'zenml-cloud'));
    });
    await vi.waitFor(() => expect(isConfirming).toBe(true));
    const erasing = own('erase');
    confirmed();
    await confirming;
    expect(await erasing).toEqual({ ok: false, failure: { kind: 'change-under-way' } });
    expect(await everything()).not.toMatchObject({ local: {}, databases: [] });
  });
});
