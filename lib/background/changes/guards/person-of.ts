import type { Step } from '#lib/model/change/plan.ts';

/** The name of the person whom a step is about; their id where the step does not name them. */
export const personOf = (step: Step | undefined, userId: string): string => {
  if (step?.holder?.id === userId) return step.holder.name;
  return step?.thing.id === userId ? step.thing.name : userId;
};
