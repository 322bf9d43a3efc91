import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { Result } from '#lib/model/result.ts';
import type { PlanContext } from '../planner.ts';

/** Looks at all steps of a plan for one kind of danger. Reads only. Failures: those of reading. */
export type FindGuards = (steps: readonly Step[], context: PlanContext) => Promise<Result<Guard[]>>;
