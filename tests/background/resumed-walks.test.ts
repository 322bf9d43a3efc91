// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { purgeCache } from '#lib/background/cache.ts';
import { queueState } from '#lib/storage.ts';
import type { FaultSpec } from '../control-plane/faults/fault-spec.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';
import { storedSizes } from './session-storage.ts';

useLocalWorker();

const OFFSETS = [0, 99, 198, 297];
const WANTED = 350;

/** A worker, and a control plane with as many workspaces as fill four pages. */
async function manyWorkspaces() {
  const worker = await localWorker(ADMIN_EMAIL);
  const { state } = worker.controlPlane;
  const builder = createSeedBuilder(state, 3, Date.now());
  const ada = state.users.first('email', ADMIN_EMAIL);
  if (!ada) throw new Error('The seed has no administrator.');
  const organization = builder.organization('Meridian Group', ada, {});
  const mine = (await worker.ask('workspaces', {})).data?.items.length ?? 0;
  for (let number = mine; number < WANTED; number += 1)
    builder.workspace(organization, ada, { name: `w-${number}`, display_name: `W ${number}` });
  // A whole answer from before would stay in the place of what is being read; it is kept a moment after it is given.
  await vi.waitFor(async () =>
    expect([...(await storedSizes('cache/')).keys()].join()).toContain('/workspaces'),
  );
  await purgeCache('local');
  worker.controlPlane.clearLog();
  return worker;
}

const offsets = ({ requests }: ControlPlane) =>
  requests
    .filter(({ path }) => path === '/workspaces')
    .map(({ query }) => Number(new URLSearchParams(query).get('offset')));
const kept = async () => (await storedSizes('walk/')).size;

describe('a list of many pages', { timeout: 20_000 }, () => {
  it('is read whole by workers that are stopped at every page, none asked again but the one on its way', async () => {
    const { ask, stop, controlPlane } = await manyWorkspaces();
    for (const [index, offset] of OFFSETS.entries()) {
      controlPlane.setFault({ kind: 'latency', ms: 60_000, path: '/workspaces', skip: index === 0 ? 0 : 1 });
      void ask('workspaces', {}, true);
      await vi.waitFor(() => expect(offsets(controlPlane).at(-1)).toBe(offset));
      expect(await kept()).toBe(index);
      stop();
    }
    controlPlane.setFault(null);
    const { data } = await ask('workspaces', {}, true);
    expect(data).toMatchObject({ complete: true, failure: null });
    expect(data?.items).toHaveLength(WANTED);
    expect(offsets(controlPlane)).toEqual([0, 0, 99, 99, 198, 198, 297, 297]);
    expect(await kept()).toBe(0);
  });

  it.each([2, 3, 4])('of which page %i fails shows the others, and goes on from there', async (failing) => {
    const { ask, controlPlane } = await manyWorkspaces();
    controlPlane.setFault({ kind: 'status', status: 500, path: '/workspaces', skip: failing - 1 });
    const part = await ask('workspaces', {}, true);
    expect(part.data).toMatchObject({ complete: false, failure: { kind: 'server' } });
    expect(part.data?.items).toHaveLength(1 + (failing - 1) * 99);
    controlPlane.setFault(null);
    controlPlane.clearLog();
    // A person presses "load again".
    const { data } = await ask('workspaces', {}, true);
    expect(data?.complete).toBe(true);
    expect(new Set(data?.items.map(({ id }) => id)).size).toBe(WANTED);
    expect(offsets(controlPlane)).toEqual(OFFSETS.slice(failing - 1));
  });

  it.each([
    ['that a person wants to see anew is read anew when it was cut long before', true, OFFSETS],
    ['goes on after a long pause when nobody pressed for it', false, OFFSETS.slice(3)],
  ])('%s', async (_, isForced, expected) => {
    const { ask, controlPlane } = await manyWorkspaces();
    controlPlane.setFault({ kind: 'status', status: 500, path: '/workspaces', skip: 3 });
    await ask('workspaces', {}, true);
    controlPlane.setFault(null);
    controlPlane.clearLog();
    vi.useFakeTimers({ now: Date.now() + 3 * 60_000, toFake: ['Date'] });
    try {
      await ask('workspaces', {}, isForced);
    } finally {
      vi.useRealTimers();
    }
    expect(offsets(controlPlane)).toEqual(expected);
  });

  it('leaves nothing behind when the session ends in the middle', async () => {
    const { ask, controlPlane } = await manyWorkspaces();
    controlPlane.setFault({ kind: 'status', status: 500, path: '/workspaces', skip: 3 });
    await ask('workspaces', {}, true);
    expect(await kept()).toBeGreaterThan(0);
    controlPlane.expireSessions();
    await ask('session', {}, true);
    expect(Object.keys(await fakeBrowser.storage.session.get(null)).sort()).toEqual([
      'cache-index',
      'cache/local/-/session/{}',
      'queue',
    ]);
  });
});

describe('an answer of many lists that a limit cuts', { timeout: 20_000 }, () => {
  const TEAMS = 30;

  async function manyTeams() {
    const worker = await localWorker(ADMIN_EMAIL);
    const { state } = worker.controlPlane;
    const organization = state.organizations.first('name', 'Northwind ML');
    const ada = state.users.first('email', ADMIN_EMAIL);
    if (!organization || !ada) throw new Error('The seed has changed.');
    const builder = createSeedBuilder(state, 5, Date.now());
    for (let number = 0; number < TEAMS; number += 1)
      builder.team(organization, `squad-${number}`, '', [ada]);
    const asked = () => worker.controlPlane.requests.map(({ path }) => path);
    return { ...worker, input: { organizationId: organization.id }, asked };
  }

  const wait: FaultSpec = {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '45' },
    path: '/teams/*/members',
    skip: 12,
  };

  it('goes on with the lists that are missing, and asks for none twice', async () => {
    const { ask, stop, controlPlane, input, asked } = await manyTeams();
    controlPlane.setFault(wait);
    const part = await ask('people', input);
    expect(part.data?.missing).toMatchObject([{ what: 'team-members', failure: { kind: 'rate-limited' } }]);
    const answered = new Set(
      controlPlane.requests.flatMap(({ path, status }) => (status === 200 ? [path] : [])),
    );
    expect(await kept()).toBeGreaterThan(12);

    controlPlane.setFault(null);
    controlPlane.clearLog();
    // The pause is over, and another worker is there.
    await queueState.write({});
    stop();
    const whole = await ask('people', input, true);
    expect(whole.data?.missing).toEqual([]);
    expect(whole.data?.people.items.find(({ email }) => email === ADMIN_EMAIL)?.teams.length).toBeGreaterThan(
      TEAMS - 1,
    );
    expect(asked().filter((path) => path !== '/users/me' && answered.has(path))).toEqual([]);
    expect(await kept()).toBe(0);
  });

  it('keeps nothing when it is refused for good', async () => {
    const { ask, controlPlane, input } = await manyTeams();
    controlPlane.setFault({ kind: 'status', status: 403, path: '/teams/*/members', skip: 12 });
    expect((await ask('people', input)).data?.missing).toMatchObject([{ what: 'team-members' }]);
    expect(await kept()).toBe(0);
  });
});

it('the people of the largest organization are stored, and small', async () => {
  const { ask, controlPlane } = await localWorker(ADMIN_EMAIL, { seed: 'large' });
  const [organization] = controlPlane.state.organizations.all();
  const input = { organizationId: organization?.id ?? '' };
  await ask('people', input);
  controlPlane.clearLog();
  expect((await ask('people', input)).data?.people.items).toHaveLength(10_000);
  expect(controlPlane.requests.filter(({ path }) => path.includes('member'))).toEqual([]);
  expect(Math.max(...(await storedSizes('cache/')).values())).toBeLessThan(1_000_000);
}, 30_000);
