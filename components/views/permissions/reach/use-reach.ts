import { useMemo, useRef } from 'preact/hooks';
import { useQueries } from '#components/hooks/use-queries.ts';
import { type QueryState, useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import type { CompactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { evidenceAbout } from '#lib/model/permissions/evidence-about.ts';
import type { Reach } from '#lib/model/permissions/reach.ts';
import { reachOf } from '#lib/model/permissions/reach-of.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import type { Rows } from '#lib/model/rows.ts';

/** What somebody can reach in one organization, as far as it is read. */
export interface ReachIn {
  organization: Organization;
  query: QueryState<'reach'>;
  /** Null until there is anything to tell from. */
  reach: Reach | null;
  isReading: boolean;
  /** All of its workspaces that I can see are known. */
  isListed: boolean;
}

/** What is read of every organization; the same for whoever is looked at. */
export interface Everywhere {
  organizations: readonly Organization[];
  queries: QueryState<'reach'>[];
  workspaces: QueryState<'workspaces'>;
}

/** Reads who holds what in all these organizations at the same time. */
export function useEverywhere(organizations: readonly Organization[]): Everywhere {
  const sorted = useMemo(() => [...organizations].sort(byName(({ name }) => name)), [organizations]);
  const queries = useQueries(
    'reach',
    sorted.map(({ id }) => ({ organizationId: id })),
  );
  return { organizations: sorted, queries, workspaces: useQuery('workspaces', {}) };
}

interface Known {
  data: CompactEvidence;
  principal: Principal;
  workspaces: Listed;
  reach: Reach;
}

type Listed = Pick<Rows<Workspace>, 'items' | 'complete'>;

/** What somebody can reach in each organization; worked out anew only where something changed. */
export function useReach(
  { organizations, queries, workspaces }: Everywhere,
  principal: Principal,
): ReachIn[] {
  const known = useRef(new Map<string, Known>());
  const listed = useMemo((): Listed | null => {
    if (!workspaces.data) return workspaces.failure && { items: [], complete: false };
    const items = [...workspaces.data.items].sort(byName(({ displayName }) => displayName));
    return { items, complete: workspaces.data.complete };
  }, [workspaces.data, workspaces.failure]);

  const reachIn = (id: string, data: CompactEvidence, workspaces: Listed): Reach => {
    const before = known.current.get(id);
    const isSame =
      before?.data === data && before.principal === principal && before.workspaces === workspaces;
    if (before && isSame) return before.reach;
    const items = workspaces.items.filter(({ organization }) => organization?.id === id);
    const reach = reachOf(evidenceAbout(data, principal), principal, { ...workspaces, items });
    known.current.set(id, { data, principal, workspaces, reach });
    return reach;
  };

  return organizations.flatMap((organization, at) => {
    const query = queries[at];
    if (!query) return [];
    const { data, failure } = query;
    const isReading = !failure && (data?.complete !== true || !listed);
    return [
      {
        organization,
        query,
        reach: data && listed && reachIn(organization.id, data, listed),
        isReading,
        isListed: listed?.complete === true,
      },
    ];
  });
}
