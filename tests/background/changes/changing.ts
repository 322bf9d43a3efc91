import { createApi } from '#lib/api/api.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import { createChangeStore } from '#lib/background/changes/change-store.ts';
import { createChanges } from '#lib/background/changes/changes.ts';
import type { ChangesDependencies } from '#lib/background/changes/changes-dependencies.ts';
import { createSecrets } from '#lib/background/changes/secrets.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { ChangeReply, ChangeRequest } from '#lib/change-requests.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { fail, ok } from '#lib/model/result.ts';
import { createLocks } from '../writes/locks.ts';
import { newLife, type World } from '../writes/world.ts';

/** Of the browser: whoever changes things at the same time shares them. */
const locks = createLocks();

/** A worker that changes things in a world. It knows nothing but what is on the disk, as after every start. */
export function newChanger(world: World, overrides: Partial<ChangesDependencies> = {}) {
  const queue = createQueue({
    send: (request, signal) => world.send(request, signal),
    persistence: { read: async () => ({}), write: async () => undefined },
    time: world.time,
  });
  const lock = overrides.lock ?? locks;
  const wakes: number[] = [];
  const slept: number[] = [];
  const announced: string[][] = [];
  const expired: string[] = [];
  const dependencies: ChangesDependencies = {
    api: createApi({ queue, dialects: { read: async () => null, write: async () => undefined } }),
    store: createChangeStore(lock),
    journal: createJournal(),
    writes: newLife(world, { lock }),
    secrets: createSecrets(),
    controlPlanes: async () => [world.asked],
    pageObstacle: async () => null,
    signedIn: async () =>
      world.session.ok ? ok({ id: world.session.value, name: 'Ada' }) : fail(world.session.failure),
    // A view asks whether ZenML will allow it; these tests have no cache.
    ask: async () => ({ data: null, failure: { kind: 'offline' }, updatedAt: null, isStale: true }),
    isEditing: async () => true,
    isMarked: async () => false,
    environments: async () => [],
    policy: async () => NO_POLICY,
    lock,
    sleep: async (ms) => void slept.push(ms),
    wakeAt: (_, time) => void (time !== null && wakes.push(time)),
    announce: async (queries) => void announced.push(queries),
    expire: async (_, queries) => void expired.push(...queries),
    now: () => Date.now() + world.clock,
    ...overrides,
  };
  const service = createChanges(dependencies);
  /** Asks as one of our own pages does, and fails the test when it is refused. */
  async function ask<R extends ChangeRequest>(request: R): Promise<ChangeReply<R['do']>> {
    const result = await service.answer(world.asked, request);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value as ChangeReply<R['do']>;
  }
  return { ...service, ask, wakes, slept, announced, expired, secrets: dependencies.secrets };
}
