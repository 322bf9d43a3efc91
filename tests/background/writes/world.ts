import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import { systemTime, type Time } from '#lib/api/queue/time.ts';
import type { Send } from '#lib/api/road.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { WriteDependencies } from '#lib/background/writes/settle.ts';
import { createWrites } from '#lib/background/writes/writes.ts';
import type { ControlPlane as Asked } from '#lib/model/control-plane.ts';
import { ok, type Result } from '#lib/model/result.ts';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from '../../control-plane/start-control-plane.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { createLocks } from './locks.ts';

const realFetch = globalThis.fetch;

/** Long enough for what is not there not to be coming any more. */
export const LATER = 2 * 60_000;

export interface World {
  controlPlane: ControlPlane;
  asked: Asked;
  userId: string;
  organizationId: string;
  /** Who is signed in, as the worker knows it. */
  session: Result<string>;
  /** The road to the network, for faults that the control plane does not know. */
  send: Send;
  time: Time;
  /** Added to the clock. */
  clock: number;
  /** Added to the control plane's. */
  theirClock: number;
  /** When `recover` was asked for, latest last. */
  alarms: number[];
  /** A team of its own for a write, so that the log tells one write from another. */
  newTeam(): string;
  /** The writes that reached the control plane since `mark`, as far as they name the team. */
  writesSince(mark: number): string[];
}

export interface Life {
  lock?: WriteDependencies['lock'];
  /** Between the performer and what it depends on, e.g. to end it. */
  within?: (dependencies: WriteDependencies) => WriteDependencies;
}

/** One control plane for a test file, and an empty journal for each test. */
export function useWorld(): World {
  const world = {} as World;
  beforeAll(async () => {
    const controlPlane = await startControlPlane({
      http: true,
      now: () => Date.now() + (world.theirClock ?? 0),
    });
    const origin = new URL(controlPlane.apiUrl).origin;
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    Object.assign(world, {
      controlPlane,
      organizationId,
      asked: { id: 'local', name: 'local', dashboardOrigin: origin, apiOrigin: origin },
      newTeam: () => {
        const [id, now] = [randomUUID(), Date.now()];
        const team = { id, organization_id: organizationId, name: id, description: 'before' };
        return controlPlane.state.teams.add({ ...team, created: now, updated: now }).id;
      },
      writesSince: (mark: number) =>
        controlPlane.requests
          .slice(mark)
          .filter(({ method }) => method !== 'GET')
          .map(({ method, path, query }) => `${method} ${path}${query && `?${query}`}`),
    } satisfies Partial<World>);
  });
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    world.controlPlane.setFault(null);
    world.controlPlane.configure({ mode: 'current' });
    signIn(world, ADMIN_EMAIL);
    Object.assign(world, {
      send: fetchRoad,
      // Without luck there is no waiting.
      time: { ...systemTime, random: () => 0 },
      clock: 0,
      theirClock: 0,
      alarms: [],
    } satisfies Partial<World>);
  });
  afterAll(async () => {
    await world.controlPlane.close();
    vi.unstubAllGlobals();
  });
  return world;
}

/** Everything that is asked and done from now on is theirs. */
export function signIn(world: World, email: string): void {
  const { token, userId } = world.controlPlane.signInAs(email);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    realFetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } }),
  );
  Object.assign(world, { userId, session: ok(userId) });
}

/** A worker's writes as they are after every start: they know nothing but what is in the journal. */
export function newLife(world: World, { lock = createLocks(), within = (same) => same }: Life = {}) {
  const queue = createQueue({
    send: (request, signal) => world.send(request, signal),
    persistence: { read: async () => ({}), write: async () => undefined },
    time: world.time,
  });
  const dependencies: WriteDependencies = {
    api: createApi({ queue, dialects: { read: async () => null, write: async () => undefined } }),
    journal: createJournal(),
    controlPlanes: async () => [world.asked],
    signedInAs: async () => world.session,
    lock,
    recoverAt: (time) => void world.alarms.push(time),
    now: () => Date.now() + world.clock,
  };
  return createWrites(within(dependencies));
}

/** Recovers in a new life, when nothing can be coming any more. */
export async function recoverLater(world: World): Promise<void> {
  await newLife(world).recover(Date.now() + world.clock + LATER);
}

export const entryOf = async (world: World, id: string) => {
  const { entries } = await createJournal().list({ controlPlaneId: world.asked.id, userId: world.userId });
  return entries.find((entry) => entry.id === id);
};
