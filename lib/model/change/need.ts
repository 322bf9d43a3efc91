import { decide } from '../permissions/decide.ts';
import type { Decision } from '../permissions/decision.ts';
import type { Evidence, Principal } from '../permissions/evidence.ts';
import type { Target } from '../permissions/target.ts';
import type { Permit } from './permit.ts';

/** What somebody has to be allowed, or has to be, for ZenML to make a change. */
export type Need =
  /** Any one of these permissions. */
  | { is: 'permission'; anyOf: readonly { action: string; target: Target }[] }
  | { is: 'super-user' }
  /** Everybody may, of themselves. */
  | { is: 'own' }
  /** People may, as far as is documented, and service accounts may not. */
  | { is: 'person' }
  /** No source says. */
  | { is: 'unpublished' };

/**
 * Whether somebody has what a change needs. `evidence` null: it could not be read. Roles are named only where a role gives
 * it: super-users and owners need none.
 */
export function permitOf(need: Need, who: Principal, evidence: Evidence | null): Permit {
  switch (need.is) {
    case 'own':
      return ALLOWED;
    case 'unpublished':
      return UNKNOWN;
    case 'person':
      return who.kind === 'service-account' ? DENIED : UNKNOWN;
    case 'super-user':
      return who.isSuperuser === null ? UNKNOWN : who.isSuperuser ? ALLOWED : DENIED;
    case 'permission':
      // Whatever there is to read, super-users may.
      if (who.isSuperuser) return ALLOWED;
      if (!evidence) return UNKNOWN;
      return ofDecisions(need.anyOf.map(({ action, target }) => decide(evidence, who, action, target)));
  }
}

const ALLOWED: Permit = { verdict: 'allowed', roles: [] };
const DENIED: Permit = { verdict: 'denied', roles: [] };
const UNKNOWN: Permit = { verdict: 'unknown', roles: [] };

function ofDecisions(decisions: readonly Decision[]): Permit {
  const allowed = decisions.filter(({ verdict }) => verdict === 'allowed');
  if (allowed.length > 0) {
    const roles = allowed.flatMap(({ chains }) => chains.flatMap(({ role }) => (role ? [role.name] : [])));
    return { verdict: 'allowed', roles: [...new Set(roles)] };
  }
  return decisions.every(({ verdict }) => verdict === 'denied') ? DENIED : UNKNOWN;
}
