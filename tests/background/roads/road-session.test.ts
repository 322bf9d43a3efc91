// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRoadSession } from '#lib/background/roads/road-session.ts';
import { roadOf, type Taken, takeRoad } from '#lib/background/roads/road-store.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok } from '#lib/model/result.ts';
import { installLocks } from '../fake-locks.ts';
import { userNamed } from '../users.ts';

const NOW = 1_800_000_000_000;
const ID = ZENML_CLOUD.id;
const OFFLINE: Failure = { kind: 'offline' };
const GONE: Failure = { kind: 'no-dashboard-tab' };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

/** A user's id, null for nobody, or why it is not known. */
type Who = string | null | Failure;

const since = (seconds: number) => NOW - seconds * 1000;
const pageOnly = (tabId: number | null, seconds = 0): Taken => ({
  why: 'signed-in-page-only',
  tabId,
  workerAskedAt: since(seconds),
});
const chosen = (tabId: number | null): Taken => ({ why: 'chosen', tabId, workerAskedAt: since(0) });

interface Row {
  name: string;
  taken: Taken | null;
  worker: Who;
  pages: Record<number, Who>;
  says: string;
  road: string;
  asked: string[];
}

it.each<Row>([
  {
    name: 'the worker’s session',
    taken: null,
    worker: 'ada',
    pages: { 7: 'bram' },
    says: 'ada',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'nobody, without a page',
    taken: null,
    worker: null,
    pages: {},
    says: 'signed-out',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'nobody, in pages neither',
    taken: null,
    worker: null,
    pages: { 7: null, 8: null },
    says: 'signed-out',
    road: 'worker',
    asked: ['worker', '7', '8'],
  },
  {
    name: 'a page’s session alone',
    taken: null,
    worker: null,
    pages: { 7: null, 8: 'bram' },
    says: 'bram',
    road: 'signed-in-page-only 8',
    asked: ['worker', '7', '8'],
  },
  {
    name: 'not known: no page is asked',
    taken: null,
    worker: OFFLINE,
    pages: { 7: 'bram' },
    says: 'offline',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'the pinned page',
    taken: pageOnly(7),
    worker: 'ada',
    pages: { 7: 'bram', 8: 'cleo' },
    says: 'bram',
    road: 'signed-in-page-only 7',
    asked: ['7'],
  },
  {
    name: 'the pinned page, and the worker once a minute',
    taken: pageOnly(7, 61),
    worker: null,
    pages: { 7: 'bram' },
    says: 'bram',
    road: 'signed-in-page-only 7',
    asked: ['worker', '7'],
  },
  {
    name: 'the worker again',
    taken: pageOnly(7, 61),
    worker: 'ada',
    pages: { 7: 'bram' },
    says: 'ada',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'the worker again, although the clock was put back',
    taken: pageOnly(7, -3 * 3600),
    worker: 'ada',
    pages: { 7: 'bram' },
    says: 'ada',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'another page for one that is gone',
    taken: pageOnly(7),
    worker: null,
    pages: { 8: 'cleo' },
    says: 'cleo',
    road: 'signed-in-page-only 8',
    asked: ['7', '8'],
  },
  {
    name: 'another page for one that is signed out',
    taken: pageOnly(7),
    worker: null,
    pages: { 7: null, 8: 'bram' },
    says: 'bram',
    road: 'signed-in-page-only 8',
    asked: ['7', '8'],
  },
  {
    name: 'that the pinned page is not to be asked now',
    taken: pageOnly(7),
    worker: null,
    pages: { 7: OFFLINE, 8: 'bram' },
    says: 'offline',
    road: 'signed-in-page-only 7',
    asked: ['7'],
  },
  {
    name: 'that no dashboard is open',
    taken: pageOnly(7),
    worker: null,
    pages: {},
    says: 'no-dashboard-tab',
    road: 'signed-in-page-only null',
    asked: ['7', 'worker'],
  },
  {
    name: 'the worker, when no dashboard is open and it may',
    taken: pageOnly(null),
    worker: 'ada',
    pages: {},
    says: 'ada',
    road: 'worker',
    asked: ['worker'],
  },
  {
    name: 'that nobody is signed in anywhere',
    taken: pageOnly(7),
    worker: null,
    pages: { 7: null },
    says: 'signed-out',
    road: 'worker',
    asked: ['7', 'worker', '7'],
  },
  {
    name: 'that nobody is, the worker asked once',
    taken: pageOnly(7, 61),
    worker: null,
    pages: { 7: null },
    says: 'signed-out',
    road: 'worker',
    asked: ['worker', '7', '7'],
  },
  {
    name: 'that no dashboard is open, the worker asked once',
    taken: pageOnly(7, 61),
    worker: null,
    pages: {},
    says: 'no-dashboard-tab',
    road: 'signed-in-page-only null',
    asked: ['worker', '7'],
  },
  {
    name: 'the chosen page',
    taken: chosen(7),
    worker: 'ada',
    pages: { 7: 'bram' },
    says: 'bram',
    road: 'chosen 7',
    asked: ['7'],
  },
  {
    name: 'the chosen page, however long ago',
    taken: { ...chosen(7), workerAskedAt: since(9999) },
    worker: 'ada',
    pages: { 7: 'bram' },
    says: 'bram',
    road: 'chosen 7',
    asked: ['7'],
  },
  {
    name: 'that the chosen page is gone',
    taken: chosen(7),
    worker: 'ada',
    pages: {},
    says: 'no-dashboard-tab',
    road: 'chosen null',
    asked: ['7'],
  },
  {
    name: 'the worker, when the chosen page was signed out',
    taken: chosen(7),
    worker: 'ada',
    pages: { 7: null },
    says: 'ada',
    road: 'worker',
    asked: ['7', 'worker'],
  },
])('is $name', async ({ taken, worker, pages, says, road, asked }) => {
  const sent: string[] = [];
  await takeRoad(ID, taken);
  const readSession = createRoadSession({
    queue: { resume: () => undefined },
    tabs: async () => Object.keys(pages).map(Number),
    askMe: async (_, via) => {
      sent.push(via === 'worker' ? via : String(via.tabId));
      const who = via === 'worker' ? worker : via.tabId in pages ? (pages[via.tabId] ?? null) : GONE;
      if (who === null) return fail({ kind: 'signed-out' });
      return typeof who === 'string' ? ok(userNamed(who)) : fail(who);
    },
    wordOf: async () => 'workspace',
    now: () => NOW,
  });
  const session = await readSession(ZENML_CLOUD);
  const said = {
    'signed-in': () => session.state === 'signed-in' && session.user.id,
    'signed-out': () => 'signed-out',
    unknown: () => session.state === 'unknown' && session.failure.kind,
  };
  expect(said[session.state]()).toBe(says);
  const now = await roadOf(ID, NOW);
  expect('tabId' in now ? `${now.why} ${now.tabId}` : now.road).toBe(road);
  expect(sent).toEqual(asked);
});
