// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFinished } from '#lib/api/kept-walk.ts';
import { INDEX_KEY, writeIndex } from '#lib/background/cache-index.ts';
import { tabOf } from '#lib/background/changes/confirmed-in.ts';
import { readDraft } from '#lib/background/changes/draft-store.ts';
import { readPlan } from '#lib/background/changes/plan-store.ts';
import { createKeptWalks } from '#lib/background/kept-walks.ts';
import type { CheckContext } from '#lib/background/operations/checker.ts';
import { trustedForm } from '#lib/background/operations/choose-form.ts';
import { recentLook } from '#lib/background/roads/page-looks.ts';
import { isOriginRefused, takenRoad } from '#lib/background/roads/road-store.ts';
import { pageKey, walkKey } from '#lib/background/walk-keys.ts';
import { createWalks } from '#lib/background/walks.ts';
import { changing } from '#lib/changing.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { RESOURCE_FORMS } from '#lib/model/permissions/resource-string.ts';
import * as storage from '#lib/storage.ts';
import { installLocks } from '../background/fake-locks.ts';
import { mutate } from './mutate.ts';
import { feedInTurn, pick, type Random } from './random.ts';
import { STORED } from './stored-examples.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** What lies in storage, as those read it who use it: an item of it is a record, and what is in that is theirs to parse. */
const COUNT = 100_000;
staysUnpolluted();
beforeEach(installLocks);

const ID = ZENML_CLOUD.id;
const WALK = { controlPlaneId: ID, identity: 'u1', list: 'people/{}' };
const lines = new Map([[walkKey(WALK), { bytes: 900, pages: 2 }]]);
const keptPage = { version: 1, keptAt: 1, packed: JSON.stringify(STORED.page) };
const place = {
  organization: null,
  workspace: { id: 'w1', name: 'dev', displayName: 'Dev' },
  project: null,
  resource: null,
};
const context: CheckContext = {
  controlPlane: ZENML_CLOUD,
  ...{ userId: 'u1', subjectId: 'u1', priority: 'visible', isForced: false, source: '' },
  ask: async () => ({ data: null, failure: null, updatedAt: null, isStale: true }),
  finished: createFinished(),
  walks: createWalks({}, async () => undefined),
  noteDrift: () => undefined,
  progress: async () => undefined,
};

interface Reader {
  example: unknown;
  /** What is stored, by key, when this is in its place. */
  put(stored: unknown): Record<string, unknown>;
  /** Whether anything was read; throws at what may not be read. */
  isRead(): Promise<boolean>;
}

/** Of one entry of an item that is a record. */
const inItem = (
  item: { key: string },
  entry: string,
  example: unknown,
  isRead: () => Promise<boolean>,
): Reader => ({ example, put: (stored) => ({ [item.key]: { [entry]: stored } }), isRead });

const READERS: Record<string, Reader> = {
  road: inItem(storage.takenRoads, ID, { why: 'chosen', tabId: 3, workerAskedAt: 1 }, async () => {
    const taken = await takenRoad(ID);
    if (taken && taken.tabId !== null && !Number.isFinite(taken.tabId)) throw new Error('no tab');
    return taken !== null;
  }),
  refusal: inItem(storage.originRefusals, ID, 1, () => isOriginRefused(ID, 2)),
  look: inItem(
    storage.pageLooks,
    `${ID}/3`,
    { at: 1, userId: 'u1', account: { state: 'signed-in', userId: 'u1', name: 'Ada' } },
    async () => {
      const account = await recentLook(ID, 3, 'u1', 2);
      if (account?.state === 'signed-in' && typeof account.name !== 'string') throw new Error('no name');
      return account !== null;
    },
  ),
  form: inItem(storage.checkForms, ID, { form: 'workspace', isProven: true, isWhole: true }, async () => {
    const learned = await trustedForm(place, [{ resourceType: 'stack', action: 'read' }], context);
    if (learned && !RESOURCE_FORMS.includes(learned.form)) throw new Error('no form');
    return learned !== null;
  }),
  walk: {
    example: keptPage,
    put: (stored) => ({
      [INDEX_KEY]: writeIndex(lines),
      [pageKey(walkKey(WALK), 1)]: keptPage,
      [pageKey(walkKey(WALK), 2)]: stored,
    }),
    async isRead() {
      const pages = await createKeptWalks().read(WALK, Number.POSITIVE_INFINITY);
      for (const { key } of pages.flatMap(({ page }) => page.rows))
        if (typeof key !== 'string') throw new Error('a row without a key');
      return pages.length > 0;
    },
  },
  draft: inItem(storage.changeDrafts, `${ID}/d1`, [STORED.change], async () => {
    const draft = await readDraft(ID, 'd1');
    for (const { kind, input } of draft ?? [])
      if (typeof kind !== 'string' || typeof input !== 'object') throw new Error('no change');
    return draft !== null;
  }),
  plan: inItem(storage.plans, 'p1', STORED.plan, async () => {
    const plan = await readPlan('p1');
    for (const { change } of plan?.steps ?? [])
      if (typeof change.kind !== 'string') throw new Error('no step');
    if (plan && !Array.isArray(plan.guards)) throw new Error('no guards');
    return plan !== null;
  }),
  tab: inItem(storage.changeTabs, 'p1', 3, async () => (await tabOf('p1')) !== null),
  typed: inItem(storage.formDrafts, 'invite', { email: 'ada@acme.example' }, async () => {
    const typed = await changing(ZENML_CLOUD).drafts.read('invite');
    for (const text of Object.values(typed ?? {})) if (typeof text !== 'string') throw new Error('no text');
    return typed !== null;
  }),
};
const readers = Object.entries(READERS);
const all = readers.map(([, { example }]) => example);

async function reads({ put, isRead }: Reader, stored: unknown): Promise<boolean> {
  const items = put(stored);
  await fakeBrowser.storage.session.set(items);
  await fakeBrowser.storage.local.set(items);
  return isRead();
}

test.each(readers)('%s is read as it was kept', async (_, reader) => {
  expect(await reads(reader, reader.example)).toBe(true);
});

test('whatever is stored in its place is read as what it should be, or as none', async () => {
  const came = new Map(readers.map(([name]) => [name, { read: 0, none: 0 }]));
  const from = (random: Random) => {
    const [name, reader] = pick(random, readers);
    return { name, reader, stored: mutate(random, random() < 0.9 ? reader.example : pick(random, all), all) };
  };
  await feedInTurn(COUNT, 51, from, async ({ name, reader, stored }) => {
    const counts = came.get(name);
    if (counts) counts[(await reads(reader, stored)) ? 'read' : 'none'] += 1;
  });
  for (const [name, { read, none }] of came) {
    expect(read, name).toBeGreaterThan(COUNT / 1000);
    expect(none, name).toBeGreaterThan(COUNT / 1000);
  }
});
