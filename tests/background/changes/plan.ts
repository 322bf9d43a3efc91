import { createApi } from '#lib/api/api.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import { planChanges } from '#lib/background/changes/plan-changes.ts';
import type { Change } from '#lib/changes.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Result } from '#lib/model/result.ts';
import type { World } from '../writes/world.ts';

/** Plans in a world, as the signed-in account, asking the real local control plane. */
export async function planIn(world: World, ...changes: Change[]): Promise<Result<Plan>> {
  const queue = createQueue({
    send: (request, signal) => world.send(request, signal),
    persistence: { read: async () => ({}), write: async () => undefined },
    time: world.time,
  });
  const api = createApi({ queue, dialects: { read: async () => null, write: async () => undefined } });
  const wish = { changes, userId: world.userId, userName: 'Ada', undoes: null };
  return planChanges(
    { api, isMarked: async () => false, environments: async () => [], now: () => Date.now() },
    world.asked,
    wish,
  );
}
