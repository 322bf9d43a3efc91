// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPageAccounts } from '#lib/background/roads/page-accounts.ts';
import { forgetLooks } from '#lib/background/roads/page-looks.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { User } from '#lib/model/resources/user.ts';
import { fail, ok } from '#lib/model/result.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import { pageLooks } from '#lib/storage.ts';
import { installLocks } from '../fake-locks.ts';

const user = (id: string): User => ({
  id,
  username: id,
  name: id.toUpperCase(),
  email: null,
  isActive: true,
  isSuperuser: null,
  isServiceAccount: false,
  organizationId: null,
});
/** A user's id, null for nobody, or why it is not known. */
type Who = string | null | Failure;
const OFFLINE: Failure = { kind: 'offline' };
const WORKER: RoadStatus = { road: 'worker', why: null };
const inTab = (tabId: number): RoadStatus => ({ road: 'page', why: 'chosen', tabId });
const REFUSED: RoadStatus = { road: 'page', why: 'origin-refused' };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

function accounts(pages: Record<number, Who>, road = WORKER) {
  const state = { now: 1_800_000_000_000, userId: 'ada' as string | null };
  const looked: number[] = [];
  const tabs = () => Object.keys(pages).map(Number);
  const page = createPageAccounts({
    askMe: async (_, via, isAside) => {
      if (via === 'worker' || !isAside) throw new Error('A page is looked at aside.');
      looked.push(via.tabId);
      const who = pages[via.tabId] ?? null;
      if (who === null) return fail({ kind: 'signed-out' });
      return typeof who === 'string' ? ok(user(who)) : fail(who);
    },
    roadOf: async () => road,
    signedInAs: async () => state.userId,
    tabs: async () => tabs(),
    isDashboardTab: async (_, tabId) => tabs().includes(tabId),
    now: () => state.now,
  });
  return { page, looked, state };
}

describe('the account of a page', () => {
  it.each<[string, Who, object]>([
    ['somebody', 'bram', { state: 'signed-in', userId: 'bram', name: 'BRAM' }],
    ['nobody', null, { state: 'signed-out' }],
    ['unknown when it cannot be asked', OFFLINE, { state: 'unknown' }],
  ])('is %s', async (_, who, told) => {
    expect(await accounts({ 7: who }).page.of(ZENML_CLOUD, 7)).toEqual(told);
  });

  it('is asked once a minute, and when we ask as somebody else', async () => {
    const { page, looked, state } = accounts({ 7: 'bram' });
    const look = () => page.of(ZENML_CLOUD, 7);
    await look();
    state.now += 59_000;
    expect(await look()).toMatchObject({ userId: 'bram' });
    expect(looked).toEqual([7]);
    state.now += 2_000;
    await look();
    expect(looked).toEqual([7, 7]);
    state.userId = 'cleo';
    await look();
    expect(looked).toEqual([7, 7, 7]);
  });

  it.each([
    ['nobody is signed in', { 7: 'bram' }, WORKER, null, 7],
    ['it is no dashboard’s', { 7: 'bram' }, WORKER, 'ada', 8],
    ['there is none', { 7: 'bram' }, WORKER, 'ada', null],
    ['we ask in it', { 7: 'bram' }, inTab(7), 'ada', 7],
  ])('is not asked when %s', async (_, pages, road, userId, tabId) => {
    const { page, looked, state } = accounts(pages, road);
    state.userId = userId;
    expect(await page.of(ZENML_CLOUD, tabId)).toEqual({ state: 'unknown' });
    expect(looked).toEqual([]);
  });
});

const OTHER = 'other-identity';

it('leaves nothing behind of who has signed out', async () => {
  const { page } = accounts({ 7: 'bram' });
  await page.of(ZENML_CLOUD, 7);
  expect(Object.keys(await pageLooks.read())).toEqual([`${ZENML_CLOUD.id}/7`]);
  await forgetLooks(ZENML_CLOUD.id);
  expect(await pageLooks.read()).toEqual({});
});

describe('a change that is confirmed', () => {
  it.each<[string, Record<number, Who>, RoadStatus, number | null, string | null, number[]]>([
    ['no dashboard is open', {}, WORKER, null, null, []],
    ['its page is ours', { 7: 'ada', 8: 'bram' }, WORKER, 7, null, [7]],
    ['its page is another’s', { 7: 'ada', 8: 'bram' }, WORKER, 8, OTHER, [8]],
    ['its page is signed out', { 7: null }, WORKER, 7, OTHER, [7]],
    ['its page cannot be asked', { 7: OFFLINE }, WORKER, 7, null, [7]],
    ['it has none and all are ours', { 7: 'ada', 8: 'ada' }, WORKER, null, null, [7, 8]],
    ['it has none and one is another’s', { 7: 'ada', 8: 'bram' }, WORKER, null, OTHER, [7, 8]],
    ['its page is gone and one is another’s', { 8: 'bram' }, WORKER, 7, OTHER, [8]],
    ['we ask in its page', { 7: 'ada' }, inTab(7), 7, null, []],
    ['we ask in a page, and others are others’', { 7: 'ada', 8: 'bram' }, inTab(7), null, null, []],
    ['we ask in a page, and its own is another’s', { 7: 'ada', 8: 'bram' }, inTab(7), 8, OTHER, [8]],
    ['writes need a page and none is open', {}, REFUSED, null, 'no-dashboard-tab', []],
    ['writes need a page and ours is open', { 7: 'ada' }, REFUSED, null, null, [7]],
  ])('when %s', async (_, pages, road, tabId, told, asked) => {
    const { page, looked } = accounts(pages, road);
    expect((await page.obstacleTo(ZENML_CLOUD, 'ada', tabId))?.kind ?? null).toBe(told);
    expect(looked).toEqual(asked);
  });

  it('is judged, between its steps, by a look of a few seconds ago', async () => {
    const pages: Record<number, Who> = { 7: 'ada' };
    const { page, looked, state } = accounts(pages);
    const obstacle = () => page.obstacleTo(ZENML_CLOUD, 'ada', 7, 5_000);
    expect(await obstacle()).toBeNull();
    pages[7] = 'bram';
    state.now += 4_000;
    expect(await obstacle()).toBeNull();
    expect(looked).toEqual([7]);
    state.now += 2_000;
    expect(await obstacle()).toEqual({ kind: OTHER, where: 'page' });
    expect(looked).toEqual([7, 7]);
  });

  it('is not judged by an old look', async () => {
    const pages: Record<number, Who> = { 7: 'ada' };
    const { page } = accounts(pages);
    await page.of(ZENML_CLOUD, 7);
    pages[7] = 'bram';
    expect(await page.obstacleTo(ZENML_CLOUD, 'ada', 7)).toEqual({ kind: OTHER, where: 'page' });
    // What was seen is told to the views, too.
    expect(await page.of(ZENML_CLOUD, 7)).toMatchObject({ userId: 'bram' });
  });
});
