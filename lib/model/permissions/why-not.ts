import type { Permission } from '../resources/permission.ts';
import type { AccessRole, Evidence } from './evidence.ts';
import { type Granters, grantersOf } from './granters.ts';
import { mayBeSmaller, type Remedy, smallestRoles } from './smallest-roles.ts';
import { targetAt, type Whereabouts } from './target.ts';

/** What would change a "no": which role, where, and who can give it. */
export interface WhyNot {
  /** The action that no role gives. */
  lacks: Permission;
  /** The roles that would, the smallest first; empty: none of those that could be looked at. */
  remedies: Remedy[];
  /** There may be others: not all roles are known, or not what they permit. */
  isPerhapsSmaller: boolean;
  /** Who can give the smallest; null: there is none, or who holds what is not known. */
  granters: Granters | null;
}

interface Asked {
  place: Whereabouts;
  permission: Permission;
  /** All that there are, held or not. */
  roles: readonly AccessRole[];
  /** All of these are there. */
  isEveryRole: boolean;
  evidence: Evidence | null;
}

/** Why an action is not given at a place: the smallest existing role that would give it, and the people who can grant that. */
export function whyNot({ place, permission, roles, isEveryRole, evidence }: Asked): WhyNot {
  const target = targetAt(place, permission);
  const remedies = smallestRoles(roles, permission.action, target);
  const [smallest] = remedies;
  return {
    lacks: permission,
    remedies,
    isPerhapsSmaller:
      !isEveryRole || roles.some((role) => mayBeSmaller(role, smallest?.role, permission.action, target)),
    granters: smallest && evidence ? grantersOf(evidence, smallest) : null,
  };
}
