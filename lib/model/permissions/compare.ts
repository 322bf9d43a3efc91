import type { Decision } from './decision.ts';

/** What becomes of an action between two decisions; `unsure`: one of them is not known, so that nobody can say. */
export type Difference = 'gained' | 'lost' | 'same' | 'unsure';

/** What the second decision gives that the first does not, or the other way round. */
export function compare({ verdict: before }: Decision, { verdict: after }: Decision): Difference {
  if (!isSaid(before) || !isSaid(after)) return 'unsure';
  if (before === after) return 'same';
  return after === 'allowed' ? 'gained' : 'lost';
}

const isSaid = (verdict: Decision['verdict']): boolean => verdict === 'allowed' || verdict === 'denied';
