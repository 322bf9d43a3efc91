// @vitest-environment node
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { Dialect } from '#lib/api/dialect.ts';
import { KeptPageSchema } from '#lib/api/kept-walk.ts';
import { readLaneState } from '#lib/api/queue/lane-state.ts';
import { readIndex } from '#lib/background/cache-index.ts';
import { ChangeRecord } from '#lib/background/changes/change-record.ts';
import { ReadBack, WriteEntry } from '#lib/background/writes/entry.ts';
import { CACHE_VERSION, parseStored, readEntry } from '#lib/cache-entry.ts';
import { Change } from '#lib/changes.ts';
import { Plan } from '#lib/model/change/plan.ts';
import { isHttpsOrigin } from '#lib/model/control-plane.ts';
import { MOST } from '#lib/model/environment.ts';
import { parsePolicy } from '#lib/model/policy.ts';
import { pack, unpack } from '#lib/pack.ts';
import * as storage from '#lib/storage.ts';
import { mutate, mutateText } from './mutate.ts';
import { feed, pick, seeded } from './random.ts';

/** What lies in storage, in the journal and in the managed policy, broken by another version, another program or a hand. */
const COUNT = 100_000;

const named = { id: 'n1', name: 'Vision' };
const change = { kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } };
const readBack = {
  endpoint: 'teams',
  params: { query: { organization_id: 'o' } },
  expect: { kind: 'row', match: { name: 'Vision' }, anyCase: ['name'] },
};
const failure = { kind: 'invalid', reason: null, fields: [{ path: 'name', message: 'taken' }] };
const plan = {
  version: 1,
  ...{ id: 'p1', controlPlaneId: 'zenml-cloud', userId: 'u1', userName: 'Ada', plannedAt: 1, undoes: null },
  steps: [
    {
      change,
      thing: { type: 'team', ...named },
      ...{
        holder: named,
        role: null,
        organization: named,
        workspace: null,
        projectId: null,
        differences: [],
      },
      ...{ endpoint: 'createTeam', params: { body: {} }, readBack, secret: null, shows: null, after: [] },
    },
  ],
  guards: [{ kind: 'limit', severity: 'asks', steps: [0], type: 'Vision', about: '3' }],
};
const outcome = { state: 'done', failure, isShown: true, resultId: 't1' };
const examples = {
  plan,
  change,
  readBack,
  record: {
    ...{ version: 1, id: 'p1', plan, state: 'paused', pausedBy: failure, confirmedAt: 2, finishedAt: null },
    ...{ outcomes: [outcome], undoneBy: null },
  },
  write: {
    ...{ version: 1, id: 'p1#0', controlPlaneId: 'zenml-cloud', userId: 'u1', endpoint: 'createTeam' },
    ...{ params: {}, redacted: ['body.password'], readBack, state: 'sent', failure: null, resultId: null },
    ...{ intendedAt: 1, sentAt: 2, finishedAt: null },
  },
  lane: {
    ...{
      keptAt: 1,
      strikes: 0,
      pausedUntil: 2,
      rate: null,
      told: null,
      held: 0,
      sent: 3,
      refused: 1,
      since: 1,
    },
  },
  dialect: {
    ...{ base: '', workspaces: 'workspaces', checkPermissions: { method: 'GET' }, paged: ['/workspaces'] },
    ...{ from: 'openapi', learnedAt: 1 },
  },
  page: {
    position: { offset: 0, limit: 100 },
    page: { rows: [{ key: 'id:a', item: { id: 'a' } }], drift: 0 },
  },
  entry: { version: CACHE_VERSION, updatedAt: 1, staleAt: 2, packed: '{"rows":[]}' },
  rules: [{ pattern: 'prod-*', name: 'Prod', color: 'red', isProduction: true }],
  origins: [{ dashboardOrigin: 'https://zenml.example', apiOrigin: 'https://api.zenml.example' }],
  policy: { readOnly: true, bulkOff: false, controlPlanes: [{ dashboardOrigin: 'https://zenml.example/' }] },
  popup: {
    ...{ place: 'https://cloud.zenml.io/', tab: 'here', search: 'x', question: 'who', organizationId: 'o' },
    work: { kind: 'form', form: 'invite', of: { organizationId: 'o' } },
  },
  changed: { queries: ['people'], at: 1 },
  names: ['zenml-cloud'],
};
const all = Object.values(examples);

test('any record, plan, entry, page, dialect, rule or policy is read or counts as none', () => {
  const of =
    <S extends z.ZodMiniType>(schema: S) =>
    (stored: unknown) =>
      z.safeParse(schema, stored).success;
  const readers: readonly [example: unknown, isRead: (stored: unknown) => boolean][] = [
    [examples.plan, of(Plan)],
    [examples.change, of(Change)],
    [examples.readBack, of(ReadBack)],
    [examples.record, of(ChangeRecord)],
    [examples.write, of(WriteEntry)],
    [examples.dialect, of(Dialect)],
    [examples.page, of(KeptPageSchema)],
    [examples.lane, (stored) => readLaneState(stored, 5) !== null],
    [examples.entry, (stored) => parseStored(stored) !== null],
    [examples.policy, isPolicyRead],
  ];
  for (const [example, isRead] of readers) expect(isRead(example)).toBe(true);
  let read = 0;
  feed(
    COUNT,
    21,
    (random) => {
      const [example, isRead] = pick(random, readers);
      return { stored: mutate(random, random() < 0.9 ? example : pick(random, all), all), isRead };
    },
    ({ stored, isRead }) => {
      if (isRead(stored)) read += 1;
    },
  );
  expect(read).toBeGreaterThan(COUNT / 20);
});

/** Whether it names a control plane; none of them is at anything but an https origin. */
function isPolicyRead(stored: unknown): boolean {
  const policy = parsePolicy(typeof stored === 'object' && stored !== null ? { ...stored } : {});
  for (const { dashboardOrigin, apiOrigin } of policy.controlPlanes ?? []) {
    if (!isHttpsOrigin(dashboardOrigin) || !isHttpsOrigin(apiOrigin)) throw new Error('no https origin');
  }
  return policy.controlPlanes !== null;
}

test('any index of the cache is read or counts as none', () => {
  const index = JSON.stringify([
    ['cache/zenml-cloud/u1/people/{"organizationId":"o"}', 1200, 0],
    ['walk/zenml-cloud/u1/members', 70_000, 12],
  ]);
  let read = 0;
  feed(
    COUNT,
    22,
    (random) => mutateText(random, random() < 0.5 ? index : mutateText(random, index)),
    (text) => {
      const lines = readIndex(text);
      if (!lines) return;
      read += 1;
      for (const { bytes } of lines.values()) if (!(bytes >= 0)) throw new Error(`${bytes} bytes`);
    },
  );
  expect(read).toBeGreaterThan(COUNT / 20);
});

test('any packed value is unpacked or counts as none', async () => {
  const random = seeded(23);
  const long = await pack(Array.from({ length: 1000 }, (_, index) => ({ id: `row-${index}`, name: 'Ada' })));
  expect(long.startsWith('~')).toBe(true);
  for (let index = 0; index < COUNT / 100; index += 1) {
    await unpack(mutateText(random, long));
    await readEntry({ ...examples.entry, packed: mutateText(random, pick(random, [long, '{"rows":[]}'])) });
  }
});

test('any stored item is read as one of its type, or as none', async () => {
  const random = seeded(24);
  const items = Object.values(storage);
  expect(items.length).toBeGreaterThan(15);
  for (let round = 0; round < COUNT / items.length; round += 1) {
    const stored = mutate(random, pick(random, all), all);
    for (const item of items) {
      await fakeBrowser.storage.local.set({ [item.key]: stored });
      await fakeBrowser.storage.session.set({ [item.key]: stored });
      await item.read();
    }
    for (const { pattern, name } of await storage.environments.read()) {
      if (pattern.length > 2 * MOST.pattern || name.length > 2 * MOST.name) throw new Error('a long rule');
    }
    for (const { dashboardOrigin, apiOrigin } of await storage.addedControlPlanes.read()) {
      if (!isHttpsOrigin(dashboardOrigin) || !isHttpsOrigin(apiOrigin)) throw new Error('no https origin');
    }
  }
});
