import { commonPermissions, DOCUMENTED_PERMISSIONS } from '../documented-permissions.ts';
import type { Permission } from '../resources/permission.ts';
import { documentedPermits } from './documented-roles.ts';
import type { AccessRole, Evidence } from './evidence.ts';
import { permissionsAt } from './permissions-at.ts';
import { scopeOfType, type Target, targetAt, type Whereabouts } from './target.ts';

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

/**
 * Every action that the roles name, and what ZenML documents. A server need not have all of that: where it lists what
 * the role permits that may do everything, it has no more, save for kinds of place of which no role speaks.
 */
export function catalogueOf({ roles, missing }: Pick<Evidence, 'roles' | 'missing'>): Permission[] {
  const named = roles.flatMap(({ permissions }) => permissions ?? []);
  const isWhole = roles.some(
    (role) =>
      mayEverything(role) &&
      role.permissions?.every(isPlain) &&
      !missing.some(({ what, of }) => what === 'role-permissions' && of === role.id),
  );
  const spoken = new Set(isWhole ? named.map(subjectOf) : []);
  const documented = [...commonPermissions('organization'), ...DOCUMENTED_PERMISSIONS].filter(
    (one) => !spoken.has(subjectOf(one)),
  );
  const all = [...documented, ...named].filter(isPlain);
  return [...new Map(all.map((one) => [`${one.resourceType} ${one.action}`, one])).values()];
}

/** The admin's of the organization, as ZenML documents it. */
const mayEverything = ({ isSystem, name }: AccessRole): boolean =>
  isSystem &&
  ['organization', 'stack', 'project'].every((type) => documentedPermits(name, type, 'delete') === 'yes');

const isPlain = ({ resourceType, action }: Permission): boolean => resourceType !== '*' && action !== '*';

/** A kind of place, or all that is in one: its owner may do what no role needs to name. */
const subjectOf = ({ resourceType }: Permission): string =>
  ['organization', 'workspace', 'project'].includes(resourceType)
    ? resourceType
    : `in ${scopeOfType(resourceType)}`;

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
