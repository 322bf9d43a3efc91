import type { Failure } from '../failure.ts';
import type { Decision } from './decision.ts';
import { UNDECIDED } from './undecided.ts';

/**
 * A decision from roles together with ZenML's own verdict, which stands; when the roles say the opposite, both are
 * kept. `zenml` null: it said nothing.
 */
export function withZenml(decision: Decision, zenml: 'allowed' | 'denied' | 'unknown' | null): Decision {
  if (zenml !== 'allowed' && zenml !== 'denied') return decision;
  const { verdict } = decision;
  const isOpposite = (verdict === 'allowed' || verdict === 'denied') && verdict !== zenml;
  return {
    ...decision,
    verdict: zenml,
    basis: 'zenml',
    doubts: [],
    failure: null,
    rolesSay: isOpposite ? verdict : null,
  };
}

/** What there is to say when neither roles could be read nor ZenML asked. */
export const unavailable = (failure: Failure): Decision => ({
  ...UNDECIDED,
  verdict: 'unavailable',
  failure,
});
