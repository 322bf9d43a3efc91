import type { Permission } from '../resources/permission.ts';
import { documentedPermits, isDocumentedRole, type Permits } from './documented-roles.ts';
import type { AccessRole } from './evidence.ts';

/** Whether a role permits an action on a type: as the server lists it, else as ZenML documents its system roles. */
export function rolePermits(role: AccessRole, { resourceType, action }: Permission): Permits {
  if (role.permissions === null) {
    return role.isSystem && !role.isShare ? documentedPermits(role.name, resourceType, action) : 'unsaid';
  }
  return role.permissions.some((one) => fits(one.resourceType, resourceType) && fits(one.action, action))
    ? 'yes'
    : 'no';
}

/** What a role permits is read from ZenML's documentation. */
export const isDocumented = (role: AccessRole): boolean =>
  role.permissions === null && role.isSystem && !role.isShare && isDocumentedRole(role.name);

const fits = (permitted: string, asked: string): boolean => permitted === '*' || permitted === asked;
