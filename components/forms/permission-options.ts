import { byName } from '#components/ui/by-name.ts';
import { asTitle, asWords } from '#components/ui/format.ts';
import { DOCUMENTED_PERMISSIONS } from '#lib/model/documented-permissions.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import { scopeOfType } from '#lib/model/permissions/target.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { Option } from './field.ts';

/** How changes name a permission. */
export const permissionName = ({ resourceType, action }: Permission): string => `${resourceType}:${action}`;

/**
 * What a role of a level can permit, under the type that it is about: what the server lists, or else what ZenML documents and some
 * role of the organization permits; and at its own level in any case `own`. A role of a workspace says nothing of the organization,
 * and one of a project nothing of the workspace but what is done to the project itself.
 */
export function permissionOptions(
  { listed, roles, own, ownLevel }: PermissionSources,
  level: string | null,
): Option[] {
  const usual =
    listed.length > 0
      ? listed
      : [...DOCUMENTED_PERMISSIONS, ...roles.flatMap(({ permissions }) => permissions ?? [])];
  const all = new Map([...usual, ...own].map((permission) => [permissionName(permission), permission]));
  // What ZenML let a role permit, it may permit: no rule of ours takes it away.
  const kept = new Set(level === ownLevel ? own.map(permissionName) : []);
  return [...all]
    .filter(([name, permission]) => kept.has(name) || fits(permission, level))
    .map(([value, { resourceType, action }]) => ({
      value,
      label: asWords(action),
      group: asTitle(resourceType),
    }))
    .sort(byName(({ group }) => group));
}

export interface PermissionSources {
  /** Everything that the server says can be permitted; empty when it does not say. */
  listed: readonly Permission[];
  roles: readonly AccessRole[];
  /** What the role, or the one that it is copied from, permits already, … */
  own: readonly Permission[];
  /** … and the level of that one. */
  ownLevel: string | null;
}

/** What no source places may be anywhere. */
function fits({ resourceType, action }: Permission, level: string | null): boolean {
  const scope = scopeOfType(resourceType);
  if (scope === null || level === null || level === 'organization') return true;
  if (level === 'workspace') return scope !== 'organization';
  // A project is made in its workspace, and all else is done to it in itself.
  return scope === 'project' || (resourceType === 'project' && action !== 'create');
}
