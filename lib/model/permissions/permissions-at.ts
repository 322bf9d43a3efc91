import { commonPermissions } from '../documented-permissions.ts';
import type { Permission } from '../resources/permission.ts';
import { scopeOfType, type Whereabouts } from './target.ts';

/** The permissions that mean something at a place, of all that there are. */
export function permissionsAt(
  { workspace, resource }: Whereabouts,
  catalogue: readonly Permission[],
): Permission[] {
  if (resource) {
    const known = catalogue.filter(({ resourceType }) => resourceType === resource.type);
    // A resource that is there cannot be created any more.
    return (known.length > 0 ? known : commonPermissions(resource.type)).filter(
      ({ action }) => action !== 'create',
    );
  }
  const isWanted = (type: string) => (scopeOfType(type) === 'organization') === (workspace === null);
  return catalogue.filter(({ resourceType }) => isWanted(resourceType));
}
