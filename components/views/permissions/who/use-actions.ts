import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import { catalogueOf } from '#lib/model/permissions/actions-of.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

/** The actions that can be asked about at a place, by type: those that its roles name, else those that are documented. */
export function useActions(
  { roles, missing }: Evidence,
  where: Whereabouts,
): readonly [type: string, own: Permission[]][] {
  return useMemo(() => {
    const types = new Map<string, Permission[]>();
    for (const one of permissionsAt(where, catalogueOf({ roles, missing }))) {
      const own = types.get(one.resourceType);
      if (own) own.push(one);
      else types.set(one.resourceType, [one]);
    }
    return [...types].sort(byName(([type]) => type));
  }, [roles, missing, where]);
}
