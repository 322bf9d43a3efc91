import { commonPermissions, DOCUMENTED_PERMISSIONS } from '../documented-permissions.ts';
import type { Permits } from './documented-roles.ts';
import type { AccessRole } from './evidence.ts';
import { rolePermits } from './role-permits.ts';
import { scopeOfType, type Whereabouts } from './target.ts';

/** A part of an organization, from the widest to one resource type in it. */
type Extent = 'organization' | 'workspace' | 'project' | { type: string };

/** Whether a role permits anything at all there, wherever it is held. Of types that no source names: perhaps anywhere. */
export function roleReaches(role: AccessRole, extent: Extent): Permits {
  if (extent === 'organization') return 'yes';
  const isWithin = within(extent);
  if (role.permissions) {
    return role.permissions.some(({ resourceType }) => isWithin(resourceType)) ? 'yes' : 'no';
  }
  const said = permissionsOf(extent)
    .filter(({ resourceType }) => isWithin(resourceType))
    .map((one) => rolePermits(role, one));
  return said.find((one) => one === 'yes') ?? said.find((one) => one === 'unsaid') ?? 'no';
}

function within(extent: Exclude<Extent, 'organization'>): (type: string) => boolean {
  if (typeof extent === 'object') return (type) => type === '*' || type === extent.type;
  if (extent === 'workspace') return (type) => scopeOfType(type) !== 'organization';
  return (type) => type === 'project' || (scopeOfType(type) ?? 'project') === 'project';
}

const permissionsOf = (extent: Extent) =>
  typeof extent === 'object'
    ? [...DOCUMENTED_PERMISSIONS, ...commonPermissions(extent.type)]
    : DOCUMENTED_PERMISSIONS;

/** How far a place goes. */
export function extentOf({ workspace, project, resource }: Whereabouts): Extent {
  if (resource) return { type: resource.type };
  if (project !== null) return 'project';
  return workspace ? 'workspace' : 'organization';
}
