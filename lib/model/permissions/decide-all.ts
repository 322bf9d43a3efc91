import { covers } from './covers.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Evidence, Grant, Principal } from './evidence.ts';
import { holdingsOf } from './holdings.ts';
import { indexEvidence, roleAsFarAsKnown, roleOf } from './index-evidence.ts';
import type { Target } from './target.ts';

/**
 * `decide` for many at once: those whose account state is equal and who hold the same, as far as it counts, are decided
 * alike. Owners hold something that is only theirs.
 */
export function decideAll(
  evidence: Evidence,
  action: string,
  target: Target,
): (principal: Principal) => Decision {
  const index = indexEvidence(evidence);
  const owners = new Set(Object.values(evidence.owners));
  // Of a stack it counts also who sees its workspace.
  const isAllThatCounts = target.type === 'stack' || target.type === 'stack_component';
  const holdings = holdingsOf(
    evidence,
    (grant: Grant) =>
      isAllThatCounts ||
      covers(grant, roleAsFarAsKnown(index, roleOf(index, grant)), action, target).gives !== 'no',
  );
  const decisions = new Map<string, Decision>();
  return (principal) => {
    const { id, kind, isActive, isSuperuser } = principal;
    const key = `${kind} ${isActive} ${isSuperuser} ${owners.has(id) ? id : ''}${holdings(principal)}`;
    const decision = decisions.get(key) ?? decide(evidence, principal, action, target);
    decisions.set(key, decision);
    return decision;
  };
}
