import { commonPermissions, DOCUMENTED_PERMISSIONS } from '../documented-permissions.ts';
import type { Permission } from '../resources/permission.ts';
import type { AccessRole } from './evidence.ts';
import { permissionsAt } from './permissions-at.ts';
import { type Target, targetAt, type Whereabouts } from './target.ts';

/** An organization, a workspace or a project, by its ids. */
export interface PlaceIds {
  organizationId: string;
  workspaceId: string | null;
  projectId: string | null;
}

export interface ActionOf {
  permission: Permission;
  target: Target;
}

/** Every action that ZenML documents, or that one of the roles names. */
export function catalogueOf(roles: readonly AccessRole[]): Permission[] {
  const all = [
    ...commonPermissions('organization'),
    ...DOCUMENTED_PERMISSIONS,
    ...roles.flatMap(({ permissions }) => permissions ?? []),
  ].filter(({ resourceType, action }) => resourceType !== '*' && action !== '*');
  return [...new Map(all.map((one) => [`${one.resourceType} ${one.action}`, one])).values()];
}

/** The actions of a catalogue at a place itself: at a project only those on the project and on what is in it. */
export function actionsOf(
  { organizationId, workspaceId, projectId }: PlaceIds,
  catalogue: readonly Permission[],
): ActionOf[] {
  const where: Whereabouts = {
    organization: { id: organizationId },
    // A project is in a workspace, also where it is not known in which.
    workspace: workspaceId === null && projectId === null ? null : { id: workspaceId ?? '' },
    project: projectId,
    resource: null,
  };
  return permissionsAt(where, catalogue)
    .map((permission) => ({ permission, target: targetAt(where, permission) }))
    .filter(({ target }) => projectId === null || target.project !== null);
}
