import { createApi } from '#lib/api/api.ts';
import { createQueue } from '#lib/api/queue/queue.ts';
import type { FindGuards } from '#lib/background/changes/guards/find-guards.ts';
import type { PlanContext } from '#lib/background/changes/planner.ts';
import { createReader } from '#lib/background/changes/reader.ts';
import type { Change } from '#lib/changes.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { World } from '../../writes/world.ts';

/** A step that does something, as far as guards look at it; `more` is what its planner would know besides. */
export const stepOf = (change: Change, more: Partial<Step> = {}): Step => ({
  change,
  thing: { type: 'role', id: null, name: change.kind },
  holder: null,
  role: null,
  organization: null,
  workspace: null,
  projectId: null,
  differences: [{ field: 'exists', before: true, after: false }],
  endpoint: 'unassign',
  params: {},
  readBack: null,
  secret: null,
  shows: null,
  after: [],
  ...more,
});

/** What a finder's context is in a world: it reads from the real local control plane. */
export function contextIn(world: World, more: Partial<PlanContext> = {}): PlanContext {
  const queue = createQueue({
    send: (request, signal) => world.send(request, signal),
    persistence: { read: async () => ({}), write: async () => undefined },
    time: world.time,
  });
  const api = createApi({ queue, dialects: { read: async () => null, write: async () => undefined } });
  return {
    read: createReader(api, world.asked, world.userId),
    userId: world.userId,
    userName: 'Ada Okafor',
    isMarked: async () => false,
    environments: async () => [],
    ...more,
  };
}

/** What a finder says of steps, or the test fails. */
export async function foundIn(
  world: World,
  find: FindGuards,
  steps: readonly (Change | Step)[],
  more: Partial<PlanContext> = {},
): Promise<Guard[]> {
  const found = await find(
    steps.map((one) => ('change' in one ? one : stepOf(one))),
    contextIn(world, more),
  );
  if (!found.ok) throw new Error(`Not found out: ${JSON.stringify(found.failure)}`);
  return found.value;
}
