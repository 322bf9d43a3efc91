// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import type { Answer } from '#lib/api/road.ts';
import { createRoadQueue } from '#lib/background/roads/road-queue.ts';
import { keepOriginRefusal, roadOf, takeRoad } from '#lib/background/roads/road-store.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { User } from '#lib/model/resources/user.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { installLocks } from '../fake-locks.ts';

const NOW = 1_800_000_000_000;
const ID = ZENML_CLOUD.id;

const user = (id: string): User => ({
  id,
  username: id,
  name: id,
  email: `${id}@example.org`,
  isActive: true,
  isSuperuser: false,
  isServiceAccount: false,
  organizationId: null,
});
const answer = (status: number, json: unknown = {}): Answer => ({
  status,
  headers: {},
  body: 'json',
  json,
  text: null,
});
const REFUSED = answer(403, { detail: 'Origin not allowed' });
const GONE: Failure = { kind: 'no-dashboard-tab' };

/** What a road is said to answer, by its name: `worker`, or the number of a tab. */
type Says = Record<string, Answer | Failure>;

/** Each page by its tab: who is signed in there, or null for nobody. */
function roads(says: Says, pages: Record<number, string | null | Failure> = {}) {
  const sent: string[] = [];
  const looked: number[] = [];
  const moved: ControlPlane[] = [];
  const queue = {
    async request({ via = 'worker', effect }: QueueRequest): Promise<Result<Answer>> {
      const name = via === 'worker' ? via : String(via.tabId);
      sent.push(`${effect} ${name}`);
      const said = says[name] ?? GONE;
      return 'kind' in said ? fail(said) : ok(said);
    },
  } as Queue;
  const roadQueue = createRoadQueue({
    queue,
    controlPlanes: async () => [ZENML_CLOUD],
    tabs: async () => Object.keys(pages).map(Number),
    askPage: async (_, tabId) => {
      looked.push(tabId);
      const who = pages[tabId];
      if (typeof who === 'string') return ok(user(who));
      return fail(who ?? { kind: 'signed-out' });
    },
    onOtherPage: async (controlPlane) => moved.push(controlPlane),
    now: () => NOW,
  });
  const ask = async (effect: 'read' | 'write', more: Partial<QueueRequest> = {}) => {
    const result = await roadQueue.request({
      controlPlaneId: ID,
      method: effect === 'read' ? 'GET' : 'POST',
      url: 'https://cloudapi.zenml.io/teams',
      body: null,
      effect,
      identity: 'ada',
      priority: 'visible',
      ...more,
    });
    return result.ok ? result.value.status : result.failure.kind;
  };
  return { ask, sent, looked, moved, road: () => roadOf(ID, NOW) };
}

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

describe('the usual road', () => {
  it.each(['read', 'write'] as const)('is the worker’s: a %s looks at no page', async (effect) => {
    const { ask, sent, looked } = roads({ worker: answer(200) }, { 7: 'ada' });
    expect(await ask(effect)).toBe(200);
    expect(sent).toEqual([`${effect} worker`]);
    expect(looked).toEqual([]);
  });

  it('leaves a request alone that names its road', async () => {
    await takeRoad(ID, { why: 'chosen', tabId: 7, workerAskedAt: NOW });
    const { ask, sent } = roads({ worker: answer(200) }, { 7: 'ada' });
    expect(await ask('read', { via: 'worker' })).toBe(200);
    expect(sent).toEqual(['read worker']);
  });

  it('never sends a read elsewhere for a 403', async () => {
    const { ask, sent } = roads({ worker: REFUSED, 7: answer(200) }, { 7: 'ada' });
    expect(await ask('read')).toBe(403);
    expect(sent).toEqual(['read worker']);
  });
});

const REASON = { road: 'page', why: 'origin-refused' } as const;
const USUAL = { road: 'worker', why: null } as const;
const RIGHTS = answer(403, { detail: ['IllegalOperation', 'Insufficient permissions'] });
const BARE = answer(403, { message: 'Forbidden' });
const UNKNOWN: Failure = { kind: 'outcome-unknown' };

describe('a write that the worker is refused', () => {
  it.each([
    {
      name: 'for its Origin goes through a page',
      says: { worker: REFUSED, 7: answer(201) },
      pages: { 7: 'ada' },
      came: 201,
      sent: ['worker', '7'],
      road: REASON,
    },
    {
      name: 'for its Origin goes through the page of its own account',
      says: { worker: REFUSED, 8: answer(201) },
      pages: { 7: 'bram', 8: 'ada' },
      came: 201,
      sent: ['worker', '8'],
      road: REASON,
    },
    {
      name: 'for its Origin is not sent as somebody else',
      says: { worker: REFUSED, 7: answer(201) },
      pages: { 7: 'bram' },
      came: 'other-identity',
      sent: ['worker'],
      road: REASON,
    },
    {
      name: 'for its Origin waits for a dashboard',
      says: { worker: REFUSED },
      pages: {},
      came: 'no-dashboard-tab',
      sent: ['worker'],
      road: REASON,
    },
    {
      name: 'for its Origin, and whose answer in the page is lost, is not sent again',
      says: { worker: REFUSED, 7: UNKNOWN, 8: answer(201) },
      pages: { 7: 'ada', 8: 'ada' },
      came: 'outcome-unknown',
      sent: ['worker', '7'],
      road: REASON,
    },
    {
      name: 'for its Origin, in a page too, is refused',
      says: { worker: REFUSED, 7: REFUSED },
      pages: { 7: 'ada' },
      came: 403,
      sent: ['worker', '7'],
      road: USUAL,
    },
    {
      name: 'without ZenML’s words is tried in a page',
      says: { worker: BARE, 7: answer(201) },
      pages: { 7: 'ada' },
      came: 201,
      sent: ['worker', '7'],
      road: REASON,
    },
    {
      name: 'without ZenML’s words, and so in a page, is refused',
      says: { worker: BARE, 7: RIGHTS },
      pages: { 7: 'ada' },
      came: 403,
      sent: ['worker', '7'],
      road: REASON,
    },
    {
      name: 'without ZenML’s words, with no page to try, is refused',
      says: { worker: BARE },
      pages: {},
      came: 403,
      sent: ['worker'],
      road: USUAL,
    },
    {
      name: 'for a right is refused',
      says: { worker: RIGHTS, 7: answer(201) },
      pages: { 7: 'ada' },
      came: 403,
      sent: ['worker'],
      road: USUAL,
    },
    {
      name: 'nobody knows how is not sent again',
      says: { worker: UNKNOWN, 7: answer(201) },
      pages: { 7: 'ada' },
      came: 'outcome-unknown',
      sent: ['worker'],
      road: USUAL,
    },
  ])('$name', async ({ says, pages, came, sent, road }) => {
    const all = roads(says as Says, pages as Record<number, string>);
    expect(await all.ask('write')).toBe(came);
    expect(all.sent).toEqual(sent.map((name) => `write ${name}`));
    expect(await all.road()).toEqual(road);
  });

  it('goes through a page at once when that is known, for a day', async () => {
    const { ask, sent } = roads({ worker: answer(201), 7: answer(201) }, { 7: 'ada' });
    await keepOriginRefusal(ID, NOW - 60_000);
    await ask('write');
    await ask('read');
    await keepOriginRefusal(ID, NOW - 25 * 3_600_000);
    await ask('write');
    expect(sent).toEqual(['write 7', 'read worker', 'write worker']);
  });
});

describe('the page road', () => {
  const pin = (tabId: number | null) =>
    takeRoad(ID, { why: 'signed-in-page-only', tabId, workerAskedAt: NOW });

  it.each([
    { name: 'asks in its tab', tabId: 7, pages: { 7: 'ada' }, came: 200, sent: ['7'], moved: 0 },
    {
      name: 'takes another tab of the same account',
      tabId: 6,
      pages: { 7: 'ada' },
      came: 200,
      sent: ['6', '7'],
      moved: 1,
    },
    {
      name: 'answers nobody with what another account sees',
      tabId: 6,
      pages: { 7: 'bram' },
      came: 'other-identity',
      sent: ['6'],
      moved: 1,
    },
    {
      name: 'skips tabs where nobody is signed in',
      tabId: 6,
      pages: { 5: null, 7: 'ada' },
      came: 200,
      sent: ['6', '7'],
      moved: 1,
    },
    {
      name: 'says that nobody is signed in',
      tabId: 6,
      pages: { 5: null },
      came: 'signed-out',
      sent: ['6'],
      moved: 0,
    },
    {
      name: 'says that no dashboard is open',
      tabId: 6,
      pages: {},
      came: 'no-dashboard-tab',
      sent: ['6'],
      moved: 0,
    },
    { name: 'finds a tab again', tabId: null, pages: { 7: 'ada' }, came: 200, sent: ['7'], moved: 1 },
  ])('$name', async ({ tabId, pages, came, sent, moved }) => {
    await pin(tabId);
    for (const effect of ['read', 'write'] as const) {
      await pin(tabId);
      const all = roads({ 7: answer(200) }, pages as Record<number, string | null>);
      expect(await all.ask(effect)).toBe(came);
      expect(all.sent).toEqual(sent.map((name) => `${effect} ${name}`));
      expect(all.moved).toHaveLength(moved);
    }
  });

  it('does not send again what may have left', async () => {
    await pin(7);
    const all = roads({ 7: UNKNOWN, 8: answer(200) }, { 7: 'ada', 8: 'ada' });
    expect(await all.ask('write')).toBe('outcome-unknown');
    expect(all.sent).toEqual(['write 7']);
  });
});
