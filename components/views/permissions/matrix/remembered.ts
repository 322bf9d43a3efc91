import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

/** Decides each action once, however often it is drawn, counted and compared. */
export function remembered(
  decide: (permission: Permission) => Decision,
): (permission: Permission) => Decision {
  const known = new Map<string, Decision>();
  return (permission) => {
    const key = `${permission.resourceType} ${permission.action}`;
    const decision = known.get(key) ?? decide(permission);
    known.set(key, decision);
    return decision;
  };
}
