// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { Failure } from '#lib/model/failure.ts';

const ada = { controlPlaneId: 'local', userId: 'ada' };
const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-01-31T12:00:00Z');

const entry = (id: string, change: Partial<WriteEntry> = {}): WriteEntry => ({
  version: 1,
  id,
  ...ada,
  endpoint: 'updateTeam',
  params: { teamId: 't' },
  redacted: [],
  readBack: { endpoint: 'team', params: { teamId: 't' }, expect: { kind: 'missing' } },
  state: 'done',
  failure: null,
  resultId: null,
  intendedAt: NOW,
  sentAt: NOW,
  finishedAt: NOW,
  ...change,
});

/** Puts into the database what no version of ours wrote. */
async function corrupt(...values: object[]): Promise<void> {
  const db = await openDB('writes', 1);
  for (const value of values) await db.put('writes', value);
  db.close();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('keeps the last finished writes of 90 days, and every one that is open', async () => {
  const journal = createJournal(500);
  for (let n = 0; n < 510; n += 1) await journal.put(entry(`new ${n}`, { finishedAt: NOW - n }));
  await journal.put(entry('old', { finishedAt: NOW - 91 * DAY }));
  await journal.put(entry('open', { state: 'unknown', intendedAt: NOW - 200 * DAY, finishedAt: null }));
  await journal.prune(NOW);
  const ids = new Set((await journal.list(ada)).entries.map(({ id }) => id));
  expect(ids.size).toBe(501);
  expect([ids.has('open'), ids.has('old'), ids.has('new 499'), ids.has('new 500')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  await createJournal(500).prune(NOW + 91 * DAY);
  expect((await journal.list(ada)).entries.map(({ id }) => id)).toEqual(['open']);
});

it('leaves out and counts what it cannot read, and lets nobody use its id again', async () => {
  const journal = createJournal();
  await journal.put(entry('good'));
  await corrupt(
    { id: 'empty' },
    { ...entry('newer'), version: 2 },
    { ...entry('odd'), state: 'maybe' },
    { ...entry('open'), state: 'sent', readBack: null },
    { ...entry('failed'), failure: { kind: 'no such' } },
  );
  expect(await journal.list(ada)).toMatchObject({ entries: [{ id: 'good' }], unreadable: 5 });
  expect(await journal.open()).toEqual([]);
  expect(await journal.get('newer')).toBe('unreadable');
  await journal.prune(NOW);
  expect(await journal.list(ada)).toMatchObject({ unreadable: 5 });
  await journal.remove(await journal.clearable(ada));
  expect(await journal.list(ada)).toEqual({ entries: [], unreadable: 0 });
});

it('lists the writes of one account only, the latest first', async () => {
  const journal = createJournal();
  await journal.put(entry('first', { intendedAt: NOW - 1 }));
  await journal.put(entry('second'));
  await journal.put(entry('of another', { userId: 'bram' }));
  await journal.put(entry('elsewhere', { controlPlaneId: 'other' }));
  expect((await journal.list(ada)).entries.map(({ id }) => id)).toEqual(['second', 'first']);
});

it('clears what is of an account and not being performed', async () => {
  const journal = createJournal();
  for (const state of ['intended', 'sent', 'unknown', 'done', 'refused'] as const) {
    await journal.put(entry(state, { state }));
  }
  await journal.put(entry('of another', { userId: 'bram' }));
  await journal.put(entry('elsewhere', { controlPlaneId: 'other' }));
  await journal.remove(await journal.clearable(ada));
  for (const owner of [
    { ...ada, userId: 'bram' },
    { ...ada, controlPlaneId: 'other' },
  ]) {
    expect((await journal.list(owner)).entries).toHaveLength(1);
  }
  expect((await journal.list(ada)).entries.map(({ id }) => id).sort()).toEqual(['intended', 'sent']);
});

it('reads every failure that it keeps', async () => {
  const reason = 'why';
  const failures: { [K in Failure['kind']]: Extract<Failure, { kind: K }> } = {
    'signed-out': { kind: 'signed-out' },
    forbidden: { kind: 'forbidden', reason },
    'not-found': { kind: 'not-found', reason: null },
    invalid: { kind: 'invalid', reason, fields: [{ path: 'name', message: 'too long' }] },
    conflict: { kind: 'conflict', reason },
    'limit-reached': { kind: 'limit-reached', reason },
    'rate-limited': { kind: 'rate-limited', retryAt: '2026-01-31T12:00:00Z' },
    offline: { kind: 'offline' },
    timeout: { kind: 'timeout', seconds: 20 },
    server: { kind: 'server', status: 500, reason },
    'not-zenml': { kind: 'not-zenml', reason: 'html' },
    'unexpected-response': { kind: 'unexpected-response', path: '$' },
    'no-host-permission': { kind: 'no-host-permission', origin: 'https://cloudapi.zenml.io' },
    'other-identity': { kind: 'other-identity' },
    'no-dashboard-tab': { kind: 'no-dashboard-tab' },
    interrupted: { kind: 'interrupted' },
    'outcome-unknown': { kind: 'outcome-unknown' },
    'read-only': { kind: 'read-only' },
    administered: { kind: 'administered', what: 'read-only' },
    guarded: { kind: 'guarded' },
    'private-window': { kind: 'private-window' },
    'change-under-way': { kind: 'change-under-way' },
    cancelled: { kind: 'cancelled' },
    unproven: { kind: 'unproven' },
    'stale-page': { kind: 'stale-page' },
    'worker-silent': { kind: 'worker-silent', mayBeDone: true },
  };
  const journal = createJournal();
  for (const failure of Object.values(failures)) {
    await journal.put(entry(failure.kind, { state: 'refused', failure }));
    expect(await journal.get(failure.kind)).toMatchObject({ failure });
  }
});

it('works again after the browser closed the database', async () => {
  const journal = createJournal();
  await journal.put(entry('before'));
  // Another context wants the database for itself, so this one lets go of it.
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('writes');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  await journal.put(entry('after'));
  expect((await journal.list(ada)).entries.map(({ id }) => id)).toEqual(['after']);
});
