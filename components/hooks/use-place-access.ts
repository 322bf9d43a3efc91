import type { Place } from '#lib/model/place.ts';
import { type QueryState, useQuery } from './use-query.ts';

/** What is known of the access to a place: its names and ids, and who holds what there. */
export interface PlaceAccess {
  resolved: QueryState<'resolve'>;
  access: QueryState<'access'>;
}

/** Resolves a place, then reads who holds what there. */
export function usePlaceAccess(place: Place): PlaceAccess {
  const resolved = useQuery('resolve', { place });
  const { organization, workspace } = resolved.data ?? {};
  const access = useQuery(
    'access',
    organization ? { organizationId: organization.id, workspaceId: workspace?.id ?? null } : null,
  );
  return { resolved, access };
}
