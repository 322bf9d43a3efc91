import type { Move } from './move.ts';
import { holdersAfter, holdersIn, type RoleHolders } from './role-holders.ts';

/** Whether anybody is left who administers an organization, and which steps take it from somebody. */
export interface AdminsLeft {
  /** `unknown`: whoever is left may be switched off, which the server does not say. */
  anybody: 'yes' | 'no' | 'unknown';
  steps: number[];
}

/**
 * Whether an active account is left that holds one of the roles after all steps together. Steps are named only if somebody
 * who counted does not count any more: a plan is not to blame for what was so before.
 */
export function adminsLeft(before: RoleHolders, moves: readonly Move[]): AdminsLeft {
  let known = before;
  const steps = new Set<number>();
  for (const move of moves) {
    const next = holdersAfter(known, move);
    const still = countingIn(next);
    if ([...countingIn(known).keys()].some((id) => !still.has(id))) steps.add(move.step);
    known = next;
  }
  const counting = [...countingIn(known).values()];
  const anybody = counting.includes(true) ? 'yes' : counting.length > 0 ? 'unknown' : 'no';
  return { anybody, steps: [...steps] };
}

/** Whoever holds it and is not known to be switched off; the value says whether that is known. */
const countingIn = (known: RoleHolders): Map<string, boolean> =>
  new Map(
    [...holdersIn(known)].flatMap((id) => {
      const isActive = known.isActive[id] ?? null;
      return isActive === false ? [] : [[id, isActive === true] as const];
    }),
  );
