import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { undoStep } from '#lib/background/changes/kinds/index.ts';
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

/**
 * Plans a change, does it, finds that the same is "so already" when it is planned again, takes it back, and has the server
 * agree each time.
 */
export async function performAndUndo(world: World, change: Change, isDone: () => boolean) {
  const plan = await planned(world, change);
  expect(isDone(), 'nothing is done by planning').toBe(false);
  const { entry } = await performed(world, plan);
  expect(entry.state).toBe('done');
  expect(isDone()).toBe(true);
  const step = plan.steps[0];
  const undo = step ? undoStep(change, step, entry.resultId) : 'nothing-done';
  if (typeof undo === 'string') throw new Error(`No undo: ${undo}`);
  const back = await planned(world, undo);
  const undone = await performed(world, back);
  expect(undone.entry.state).toBe('done');
  expect(isDone()).toBe(false);
  return { plan, entry, back };
}
