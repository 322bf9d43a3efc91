import type { Guard, Plan, Step } from '#lib/model/change/plan.ts';

/** What of a step a person confirms; when it is the same, so is what is done. */
const shown = ({ change, thing, holder, role, organization, workspace, differences }: Step): string =>
  JSON.stringify([change, thing, holder, role, organization, workspace, differences]);

const said = ({ kind, severity, type, about }: Guard): string =>
  JSON.stringify([kind, severity, type, about]);

/** Whether a step of a plan is another one than it was in the plan before. */
export const isStepChanged = (before: Plan, after: Plan, index: number): boolean => {
  const was = before.steps[index];
  const is = after.steps[index];
  return was === undefined || is === undefined || shown(was) !== shown(is);
};

/** How many steps differ between two plans of the same changes, and whether what speaks against them does. */
export function planChanged(before: Plan, after: Plan): { steps: number; hasOtherGuards: boolean } {
  const length = Math.max(before.steps.length, after.steps.length);
  const indexes = Array.from({ length }, (_, index) => index);
  const guards = ({ guards }: Plan) => guards.map(said).sort().join();
  return {
    steps: indexes.filter((index) => isStepChanged(before, after, index)).length,
    hasOtherGuards: guards(before) !== guards(after),
  };
}
