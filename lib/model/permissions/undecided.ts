import type { Decision } from './decision.ts';

/** A decision of which nothing is known yet, nor why; others say more. */
export const UNDECIDED: Decision = {
  verdict: 'unknown',
  basis: null,
  chains: [],
  doubts: [],
  isInactive: false,
  failure: null,
  rolesSay: null,
};
