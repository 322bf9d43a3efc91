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
import { parseStored, readEntry } from '#lib/cache-entry.ts';
import { Change } from '#lib/changes.ts';
import { Plan } from '#lib/model/change/plan.ts';
import { isHttpsOrigin } from '#lib/model/control-plane.ts';
import { MOST } from '#lib/model/environment.ts';
import { parsePolicy } from '#lib/model/policy.ts';
import { pack, unpack } from '#lib/pack.ts';
import * as storage from '#lib/storage.ts';
import { mutate, mutateText } from './mutate.ts';
import { feed, feedInTurn, pick, type Random, seeded } from './random.ts';
import { STORED } from './stored-examples.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** What lies in storage, in the journal and in the managed policy, broken by another version, another program or a hand. */
const COUNT = 100_000;
staysUnpolluted();

const all = Object.values(STORED);

test('any record, plan, entry, page, dialect, rule or policy is read or counts as none', () => {
  const of =
    <S extends z.ZodMiniType>(schema: S) =>
    (stored: unknown) =>
      z.safeParse(schema, stored).success;
  const readers: readonly [example: unknown, isRead: (stored: unknown) => boolean][] = [
    [STORED.plan, of(Plan)],
    [STORED.change, of(Change)],
    [STORED.readBack, of(ReadBack)],
    [STORED.record, of(ChangeRecord)],
    [STORED.write, of(WriteEntry)],
    [STORED.dialect, of(Dialect)],
    [STORED.page, of(KeptPageSchema)],
    [STORED.lane, (stored) => readLaneState(stored, 5) !== null],
    [STORED.entry, (stored) => parseStored(stored) !== null],
    [STORED.policy, isPolicyRead],
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
  const long = await pack(Array.from({ length: 1000 }, (_, index) => ({ id: `row-${index}`, name: 'Ada' })));
  const short = await pack({ rows: ['Ada'.repeat(10_000)] });
  for (const packed of [long, short]) expect(packed.startsWith('~')).toBe(true);
  const plain = STORED.entry.packed;
  // What is long takes longer to be gzipped than to be refused.
  const from = (random: Random) => mutateText(random, random() < 0.05 ? long : pick(random, [short, plain]));
  let unpacked = 0;
  await feedInTurn(COUNT / 2, 23, from, async (packed) => {
    if ((await unpack(packed)) !== null) unpacked += 1;
  });
  expect(unpacked).toBeGreaterThan(COUNT / 1000);
  const entry = (random: Random): unknown => {
    const stored = { ...STORED.entry, packed: mutateText(random, pick(random, [short, plain])) };
    return random() < 0.7 ? stored : mutate(random, stored, all);
  };
  let read = 0;
  await feedInTurn(COUNT / 2, 25, entry, async (stored) => {
    const kept = await readEntry(stored);
    if (!kept) return;
    read += 1;
    if (!(Number.isFinite(kept.updatedAt) && Number.isFinite(kept.staleAt))) throw new Error('no time');
    if (typeof kept.data !== 'object' || Array.isArray(kept.data)) throw new Error('no data');
  });
  expect(read).toBeGreaterThan(COUNT / 100);
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
