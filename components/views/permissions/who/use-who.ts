import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/format.ts';
import { DOCUMENTED_PERMISSIONS } from '#lib/model/documented-permissions.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import {
  type AccessFilter,
  type FilteredAccess,
  filterAccess,
} from '#lib/model/permissions/filter-access.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { type AccessRow, type WhoHasAccess, whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

export interface Who extends FilteredAccess {
  /** Before the filter. */
  all: WhoHasAccess;
}

/** Who has access to a place, by name, as far as the filter lets through. */
export function useWho(
  evidence: Evidence,
  where: Whereabouts,
  asked: Permission | null,
  filter: AccessFilter,
): Who {
  const all = useMemo(() => {
    const found = whoHasAccess(evidence, where, asked);
    return { rows: sorted(found.rows), unsure: sorted(found.unsure) };
  }, [evidence, where, asked]);
  const filtered = useMemo(() => filterAccess(all.rows, filter), [all, filter]);
  return { ...filtered, all };
}

const sorted = (rows: readonly AccessRow[]): AccessRow[] =>
  [...rows].sort(byName(({ principal }) => principal.name));

/** The actions that can be asked about at a place, by type: those that are documented, and those that its roles name. */
export function useActions(evidence: Evidence, where: Whereabouts): [type: string, own: Permission[]][] {
  return useMemo(() => {
    const named = evidence.roles.flatMap(({ permissions }) => permissions ?? []);
    const known = new Map(
      [...DOCUMENTED_PERMISSIONS, ...named]
        .filter(({ resourceType, action }) => resourceType !== '*' && action !== '*')
        .map((one) => [`${one.resourceType} ${one.action}`, one]),
    );
    const types = new Map<string, Permission[]>();
    for (const one of permissionsAt(where, [...known.values()])) {
      const own = types.get(one.resourceType);
      if (own) own.push(one);
      else types.set(one.resourceType, [one]);
    }
    return [...types].sort(byName(([type]) => type));
  }, [evidence.roles, where]);
}
