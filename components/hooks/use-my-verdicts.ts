import { useMemo } from 'preact/hooks';
import { useSession } from '#components/app/session-context.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { principalOfUser } from '#lib/model/permissions/principal-of-user.ts';
import type { Place } from '#lib/model/place.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { PermissionCheck, ResolvedPlace } from '#lib/protocol.ts';
import { useDecisions } from './use-decisions.ts';
import type { PlaceAccess } from './use-place-access.ts';
import type { QueryState } from './use-query.ts';

/** What was decided of one action. */
export interface ActionDecision {
  permission: Permission;
  decision: Decision;
}

/** What all verdicts of a view have in common. */
export interface Asked {
  place: ResolvedPlace;
  principal: Principal;
  /** It is about who reads it. */
  isMe: boolean;
  access: PlaceAccess;
  /** Null: not read, or not yet. */
  evidence: Evidence | null;
  /** Some of that is still on its way. */
  isReading: boolean;
  /** Epoch ms at which what was decided from was read; null: nothing was. */
  asOf: number | null;
}

/** What I may do at a place. */
export interface MyVerdicts {
  /** Null until the place is known. */
  asked: Asked | null;
  /** Null until it is known which actions there are. */
  actions: ActionDecision[] | null;
  check: QueryState<'permissionCheck'>;
  answer: PermissionCheck | null;
  /** Nothing that could change a verdict is still on its way. */
  isComplete: boolean;
}

/** Decides what I may do at a place; on a resource only what can be done with its type. */
export function useMyVerdicts(place: Place, access: PlaceAccess): MyVerdicts {
  const { user } = useSession();
  const principal = useMemo(() => principalOfUser(user), [user]);
  const { permissions, decisionOf, check, place: where } = useDecisions(place, access, principal, true);
  const { data: evidence, updatedAt, failure } = access.access;
  const actions = useMemo(
    () =>
      permissions &&
      ofResource(permissions, place.resource?.type ?? null).map((permission) => ({
        permission,
        decision: decisionOf(permission),
      })),
    [permissions, decisionOf, place.resource?.type],
  );
  // Without an organization there is nothing to be read.
  const isReading =
    failure === null &&
    access.resolved.failure === null &&
    evidence?.complete !== true &&
    (where === null || where.organization !== null);
  // What ZenML said stands, whatever the roles turn out to say.
  const isAllZenmls = actions?.every(({ decision }) => decision.basis === 'zenml') ?? false;
  return {
    asked: where && {
      place: where,
      principal,
      isMe: true,
      access,
      evidence,
      isReading,
      asOf: updatedAt ?? check.updatedAt,
    },
    actions,
    check,
    answer: check.data,
    isComplete: !check.isPending && (!isReading || isAllZenmls),
  };
}

/** When the catalogue does not know the type, all that it has. */
function ofResource(permissions: readonly Permission[], type: string | null): readonly Permission[] {
  const own = permissions.filter(({ resourceType }) => resourceType === type);
  return own.length > 0 ? own : permissions;
}
