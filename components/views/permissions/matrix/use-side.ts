import { useCallback, useMemo } from 'preact/hooks';
import { useDecisions } from '#components/hooks/use-decisions.ts';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import { type QueryState, useQuery } from '#components/hooks/use-query.ts';
import { decideRole } from '#lib/model/permissions/decide-role.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import { UNDECIDED } from '#lib/model/permissions/undecided.ts';
import type { Place } from '#lib/model/place.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { remembered } from './remembered.ts';
import type { Subject } from './use-subject.ts';

/** What somebody, or whoever holds a role, may do at a place. */
export interface Side {
  subject: Subject;
  place: Place;
  access: PlaceAccess;
  /** Null until it is known what can be done at the place. */
  permissions: readonly Permission[] | null;
  decisionOf: (permission: Permission) => Decision;
  isGranted: (permission: Permission) => boolean;
  /** Where the list of actions comes from. */
  check: QueryState<'permissionCheck'>;
}

/** Decides all of a place for a subject; each of its permissions, also those that only a role names. */
export function useSide(place: Place, access: PlaceAccess, subject: Subject): Side {
  const { principal, whose, role, roles } = subject;
  const own = useDecisions(place, access, principal, whose === null);
  // ZenML is not asked about a team or a role, but it lists what there is to be done whoever asks.
  const isAsked = whose === null || principal.kind === 'user' || principal.kind === 'service-account';
  const listed = useQuery('permissionCheck', isAsked ? null : { place });
  const check = isAsked ? own.check : listed;
  const where = access.resolved.data ?? check.data?.place ?? null;
  const evidence = access.access.data;
  const permissions = useMemo(() => {
    if (!where || !own.permissions || (check.isPending && check.isFetching)) return null;
    const roles = [...(evidence?.roles ?? []), ...(role ? [role] : [])];
    const named = roles.flatMap((one) => one.permissions ?? []).filter(isPlain);
    const all = permissionsAt(where, [...(check.data?.actions ?? own.permissions), ...named]);
    return [...new Map(all.map((one) => [`${one.resourceType} ${one.action}`, one])).values()];
  }, [own.permissions, check.data, check.isPending, check.isFetching, evidence, role, where]);
  const decisionOf = useMemo(() => {
    if (whose?.kind !== 'role') return remembered(own.decisionOf);
    return remembered((permission) =>
      role && where ? decideRole(role, permission, where) : { ...UNREAD, failure: roles.failure },
    );
  }, [own.decisionOf, whose, role, where, roles.failure]);
  const isGranted = useCallback(
    (permission: Permission) => decisionOf(permission).verdict === 'allowed',
    [decisionOf],
  );
  return { subject, place, access, permissions, decisionOf, isGranted, check };
}

const isPlain = ({ resourceType, action }: Permission): boolean => resourceType !== '*' && action !== '*';

const UNREAD: Decision = { ...UNDECIDED, doubts: [{ why: 'roles', of: null, failure: null }] };
