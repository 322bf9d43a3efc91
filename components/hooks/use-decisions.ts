import { useMemo } from 'preact/hooks';
import { DOCUMENTED_PERMISSIONS } from '#lib/model/documented-permissions.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { decisionAt } from '#lib/model/permissions/decision-at.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import { UNDECIDED } from '#lib/model/permissions/undecided.ts';
import type { Place } from '#lib/model/place.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import type { PlaceAccess } from './use-place-access.ts';
import { type QueryState, useQuery } from './use-query.ts';

/** What somebody may do at a place. */
export interface Decisions {
  /** The place with its names; null until it is known. */
  place: ResolvedPlace | null;
  /** Every action that there is at the place, as far as it is known; null until anything is. */
  permissions: readonly Permission[] | null;
  decisionOf: (permission: Permission) => Decision;
  /** ZenML's own check, which is asked at the same time. */
  check: QueryState<'permissionCheck'>;
}

/** Decides every action of a principal at a place, from roles and from ZenML's own check. `isMe`: nobody else is asked about. */
export function useDecisions(
  place: Place,
  access: PlaceAccess,
  principal: Principal,
  isMe: boolean,
): Decisions {
  const canBeAsked = isMe || principal.kind === 'user' || principal.kind === 'service-account';
  const check = useQuery(
    'permissionCheck',
    canBeAsked ? { place, ...(!isMe && { userId: principal.id }) } : null,
  );
  const resolved = access.resolved.data;
  const evidence = access.access.data;
  const failure = access.resolved.failure ?? access.access.failure;
  const decided = useMemo(() => {
    const where = resolved ?? check.data?.place ?? null;
    if (!where) return { place: null, permissions: null, decisionOf: () => UNDECIDED };
    const zenml = check.data?.actions ?? [];
    const isAsked = check.data !== null || check.failure !== null || !canBeAsked;
    return {
      place: where,
      permissions: isAsked ? (check.data?.actions ?? permissionsAt(where, DOCUMENTED_PERMISSIONS)) : null,
      decisionOf: decisionAt({ place: where, principal, evidence, failure, zenml }),
    };
  }, [resolved, evidence, failure, check.data, check.failure, principal, canBeAsked]);
  return { ...decided, check };
}
