import type { HeldRole } from '../access.ts';
import type { Permission } from '../resources/permission.ts';
import { stableJson } from '../stable-json.ts';
import type { Decision } from './decision.ts';
import { decisionAt } from './decision-at.ts';
import type { Evidence, Principal } from './evidence.ts';
import { doubt } from './found.ts';
import type { Whereabouts } from './target.ts';
import { type AccessChange, endsMembership, whatIf } from './what-if.ts';

interface Asked {
  place: Whereabouts;
  principal: Principal;
  evidence: Evidence;
  change: AccessChange;
  /** Roles that they are known to hold besides those in the evidence. */
  alsoHeld: readonly HeldRole[];
  /** What is said today, ZenML's own verdict included. */
  now: (permission: Permission) => Decision;
}

/**
 * What a change would make of each decision at a place. ZenML can be asked about today only: its verdict counts as far
 * as the change does not touch it.
 */
export function decisionsAfter(asked: Asked): (permission: Permission) => Decision {
  const { evidence, change, alsoHeld, now, ...about } = asked;
  const known = { ...about, failure: null, zenml: [] };
  const rolesNow = decisionAt({ ...known, evidence });
  const rolesThen = decisionAt({ ...known, evidence: whatIf(evidence, change) });
  const isMore = change.do === 'give' || change.do === 'join';
  const isMember = endsMembership(evidence, change, alsoHeld) === 'no';
  return (permission) => {
    const then = rolesThen(permission);
    const after = afterOne(now(permission), rolesNow(permission), then, isMore);
    // A super-user stays one, whatever is taken away.
    if (isMember || after.verdict !== 'allowed' || then.chains[0]?.via === 'super-user') return after;
    return { ...after, verdict: 'unknown', doubts: [doubt('membership')] };
  };
}

/** Roles add up, so more of them take nothing away, and fewer give nothing. */
function afterOne(now: Decision, rolesNow: Decision, rolesThen: Decision, isMore: boolean): Decision {
  if (stableJson(rolesNow) === stableJson(rolesThen)) return now;
  if (now.verdict === (isMore ? 'allowed' : 'denied')) return { ...rolesThen, verdict: now.verdict };
  // Where ZenML contradicts the roles, nobody knows what it would say to other roles.
  return now.rolesSay ? { ...rolesThen, verdict: 'unknown' } : rolesThen;
}
