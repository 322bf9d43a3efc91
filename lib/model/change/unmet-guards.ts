import type { Guard } from './plan.ts';

/**
 * The guards that still stand against confirming: all that stop, and those that ask and were not answered. `typed`: what was
 * typed, by the guard's place in the plan. A name counts as typed letter by letter, spaces around it aside.
 */
export const unmetGuards = (
  guards: readonly Guard[],
  typed: Readonly<Record<string | number, string>>,
): Guard[] =>
  guards.filter(({ severity, type }, index) => {
    if (severity === 'warns') return false;
    if (severity === 'stops' || type === null) return true;
    return !Object.hasOwn(typed, index) || typed[index]?.trim() !== type.trim();
  });
