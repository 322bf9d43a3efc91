// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { endPageSessions } from '#lib/background/roads/end-page-sessions.ts';
import { onPageAlarm } from '#lib/background/roads/page-session-alarm.ts';
import { roadOf, type Taken, takeRoad } from '#lib/background/roads/road-store.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { fail, ok } from '#lib/model/result.ts';
import { installLocks } from '../fake-locks.ts';
import { userNamed } from '../users.ts';

const ID = ZENML_CLOUD.id;
const taken = (tabId: number | null, why: Taken['why'] = 'signed-in-page-only'): Taken => ({
  why,
  tabId,
  workerAskedAt: 0,
});

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

/** Looks once; `pages`: who is signed in where, null for nobody. */
async function look(pages: Record<number, string | null>, readAs: string | null = 'ada') {
  const asked: number[] = [];
  const ended: string[] = [];
  const tabs = Object.keys(pages).map(Number);
  const isLeft = await endPageSessions({
    controlPlanes: async () => [ZENML_CLOUD],
    tabs: async () => tabs,
    isDashboardTab: async (_, tabId) => tabs.includes(tabId),
    signedInAs: async () => readAs,
    askPage: async (_, tabId) => {
      asked.push(tabId);
      const who = pages[tabId];
      return who ? ok(userNamed(who)) : fail({ kind: 'signed-out' });
    },
    letGo: async ({ id }) => void ended.push(id),
  });
  const road = await roadOf(ID, 0);
  return { isLeft, asked, ended, tabId: 'tabId' in road ? road.tabId : undefined };
}

describe('what was read with a page’s session', () => {
  it.each<[string, Taken | null, Record<number, string | null>, object]>([
    ['the worker’s session', null, { 7: 'ada' }, { isLeft: false, asked: [], ended: [], tabId: undefined }],
    ['its page is open', taken(7), { 7: 'ada', 8: null }, { isLeft: true, asked: [], ended: [], tabId: 7 }],
    ['another page of it is', taken(7), { 8: null, 9: 'ada' }, { isLeft: true, ended: [], tabId: 9 }],
    ['all are closed', taken(7), {}, { isLeft: false, asked: [], ended: [ID], tabId: null }],
    ['only others’ are open', taken(7), { 8: 'bram', 9: null }, { isLeft: false, ended: [ID], tabId: null }],
    ['all were closed before', taken(null), {}, { isLeft: false, ended: [ID], tabId: null }],
    ['a person chose it', taken(7, 'chosen'), {}, { isLeft: false, ended: [ID], tabId: null }],
  ])('when %s', async (_, road, pages, told) => {
    await takeRoad(ID, road);
    expect(await look(pages)).toMatchObject(told);
  });

  it('is let go of once', async () => {
    await takeRoad(ID, taken(7));
    expect(await look({}, null)).toMatchObject({ isLeft: false, asked: [], ended: [] });
  });
});

describe('the look', () => {
  const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

  it('is taken each minute while a page is asked in, and ends with it', async () => {
    let isLeft = true;
    onPageAlarm(async () => isLeft);
    await takeRoad(ID, taken(null));
    expect(await alarms()).toEqual([]);
    await takeRoad(ID, taken(7));
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ name: 'page-sessions', periodInMinutes: 1 }]);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'page-sessions', scheduledTime: 0 });
    expect(await alarms()).toEqual(['page-sessions']);
    isLeft = false;
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'read-back', scheduledTime: 0 });
    expect(await alarms()).toEqual(['page-sessions']);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'page-sessions', scheduledTime: 0 });
    expect(await alarms()).toEqual([]);
  });
});
