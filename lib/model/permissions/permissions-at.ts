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
  return catalogue.filter((one) => isOfOrganization(one) === (workspace === null));
}

/** A workspace is made in an organization, whatever may be done with one that is there. */
const isOfOrganization = ({ resourceType, action }: Permission): boolean =>
  scopeOfType(resourceType) === 'organization' || (resourceType === 'workspace' && action === 'create');
