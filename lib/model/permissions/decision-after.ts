import { stableJson } from '../stable-json.ts';
import type { Decision } from './decision.ts';

interface Known {
  /** What is said today, ZenML's own verdict included. */
  now: Decision;
  /** What roles alone say, today and after the change. */
  rolesNow: Decision;
  rolesThen: Decision;
  /** More is held after the change than before. */
  isMore: boolean;
}

/**
 * What a change would make of a decision. ZenML can be asked about today only: its verdict counts as far as the change
 * does not touch it. Roles add up, so more of them take nothing away, and fewer give nothing.
 */
export function decisionAfter({ now, rolesNow, rolesThen, isMore }: Known): Decision {
  if (stableJson(rolesNow) === stableJson(rolesThen)) return now;
  if (now.verdict === (isMore ? 'allowed' : 'denied')) return { ...rolesThen, verdict: now.verdict };
  // Where ZenML contradicts the roles, nobody knows what it would say to other roles.
  return now.rolesSay ? { ...rolesThen, verdict: 'unknown' } : rolesThen;
}
