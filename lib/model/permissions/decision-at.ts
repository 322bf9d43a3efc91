import type { ActionVerdict } from '../access.ts';
import type { Failure } from '../failure.ts';
import type { Permission } from '../resources/permission.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Evidence, Principal } from './evidence.ts';
import { doubt } from './found.ts';
import { targetAt, type Whereabouts } from './target.ts';
import { UNDECIDED } from './undecided.ts';
import { unavailable, withZenml } from './with-zenml.ts';

interface Known {
  place: Whereabouts;
  principal: Principal;
  /** Null: not read, or not yet. */
  evidence: Evidence | null;
  /** Why there is no evidence; null while it is on its way. */
  failure: Failure | null;
  /** What ZenML's own check said of this principal at this place; empty where it was not asked. */
  zenml: readonly ActionVerdict[];
}

/** How each action at a place is decided, from all that is known of it. */
export function decisionAt({
  place,
  principal,
  evidence,
  failure,
  zenml,
}: Known): (permission: Permission) => Decision {
  const said = new Map(zenml.map((one) => [keyOf(one), one.verdict]));
  return (permission) => {
    const verdict = said.get(keyOf(permission)) ?? null;
    const fromRoles = decide(
      evidence ?? NO_EVIDENCE,
      principal,
      permission.action,
      targetAt(place, permission),
    );
    if (evidence || fromRoles.verdict !== 'unknown') return withZenml(fromRoles, verdict);
    return withZenml(failure ? unavailable(failure) : ON_ITS_WAY, verdict);
  };
}

/** What is so whatever roles say is so without them. */
const NO_EVIDENCE: Evidence = {
  organization: { id: '', name: '' },
  workspaceId: null,
  principals: [],
  roles: [],
  grants: [],
  teams: [],
  owners: {},
  missing: [{ what: 'roles', of: null, failure: null }],
  complete: false,
  reading: { done: 0, total: 0 },
};

const ON_ITS_WAY: Decision = { ...UNDECIDED, doubts: [doubt('roles')] };

const keyOf = ({ resourceType, action }: Permission): string => `${resourceType} ${action}`;
