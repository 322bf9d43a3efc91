import type { Plan, Step } from '#lib/model/change/plan.ts';

/** A step and its place in the plan. */
export interface PlacedStep {
  step: Step;
  index: number;
}

/** Which steps of a plan are shown: those that change something, that are so already, that something speaks against. */
export type StepFilter = 'changes' | 'already' | 'guarded';

/** The steps that a filter leaves, in their order; null leaves all. */
export function stepsOf({ steps, guards }: Plan, filter: StepFilter | null): PlacedStep[] {
  const placed = steps.map((step, index) => ({ step, index }));
  switch (filter) {
    case null:
      return placed;
    case 'changes':
      return placed.filter(({ step }) => step.differences.length > 0);
    case 'already':
      return placed.filter(({ step }) => step.differences.length === 0);
    case 'guarded': {
      const guarded = new Set(guards.flatMap((guard) => guard.steps));
      return placed.filter(({ index }) => guarded.has(index));
    }
  }
}

/** The same, by kind of change, in the order in which the kinds first appear. */
export function byKind(steps: readonly PlacedStep[]): [kind: string, steps: PlacedStep[]][] {
  const groups = new Map<string, PlacedStep[]>();
  for (const placed of steps) {
    const { kind } = placed.step.change;
    const group = groups.get(kind);
    if (group) group.push(placed);
    else groups.set(kind, [placed]);
  }
  return [...groups];
}
