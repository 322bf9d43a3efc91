import type { Move } from './move.ts';
import { holdersAfter, type RoleHolders } from './role-holders.ts';

/** What somebody loses of some roles by all steps together. */
export interface OwnLosses {
  /** They held one of them before, and hold none after. */
  isLast: boolean;
  /** They hold one of them after all steps. */
  isLeft: boolean;
  /** The steps that take one of the ways in which they hold it. */
  steps: number[];
}

export function ownLosses(userId: string, before: RoleHolders, moves: readonly Move[]): OwnLosses {
  let known = before;
  const steps: number[] = [];
  for (const move of moves) {
    const next = holdersAfter(known, move);
    if (waysOf(userId, next) < waysOf(userId, known)) steps.push(move.step);
    known = next;
  }
  const isLeft = waysOf(userId, known) > 0;
  return { isLast: !isLeft && waysOf(userId, before) > 0, isLeft, steps };
}

/** In how many ways somebody holds one of the roles: each grant to them or to a team of theirs is one. */
const waysOf = (userId: string, { grants, teams }: RoleHolders): number =>
  grants.filter(({ holder: { kind, id } }) =>
    kind === 'user' ? id === userId : (teams[id] ?? []).includes(userId),
  ).length;
