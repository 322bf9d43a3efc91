import type { Guard, Step } from '#lib/model/change/plan.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';

/** Looks at all steps of a plan for one kind of danger. Reads only. Failures: those of reading. */
export type FindGuards = (steps: readonly Step[], context: PlanContext) => Promise<Result<Guard[]>>;

const finders: readonly FindGuards[] = [];

/** Everything that speaks against a plan as a whole: each finder's guards, in the finders' order. */
export async function findGuards(steps: readonly Step[], context: PlanContext): Promise<Result<Guard[]>> {
  const found: Guard[] = [];
  for (const result of await Promise.all(finders.map((find) => find(steps, context)))) {
    if (!result.ok) return result;
    found.push(...result.value);
  }
  return ok(found);
}
