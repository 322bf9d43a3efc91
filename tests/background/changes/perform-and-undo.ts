import { randomUUID } from 'node:crypto';
import type { ReadBack } from '#lib/background/writes/entry.ts';
import type { Change } from '#lib/changes.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { newLife, type World } from '../writes/world.ts';
import { planIn } from './plan.ts';

/** Plans one change, or fails the test. */
export async function planned(world: World, change: Change): Promise<Plan> {
  const plan = await planIn(world, change);
  if (!plan.ok) throw new Error(`Not planned: ${JSON.stringify(plan.failure)}`);
  return plan.value;
}

/** Sends the one step of a plan, with the secret that it takes, and answers what became of it. */
export async function performed(world: World, plan: Plan, secret: Record<string, unknown> = {}) {
  const step = plan.steps[0];
  if (!step) throw new Error('A plan without a step');
  const part = step.secret?.part;
  const params = part ? { ...step.params, [part]: { ...Object(step.params[part]), ...secret } } : step.params;
  const result = await newLife(world).perform(world.asked, {
    id: randomUUID(),
    userId: world.userId,
    endpoint: step.endpoint,
    params,
    // The planner has just made it.
    readBack: step.readBack as ReadBack,
  });
  if (!result.ok) throw new Error(`Not performed: ${JSON.stringify(result.failure)}`);
  return result.value;
}
