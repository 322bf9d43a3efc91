import type { Context } from '../context.ts';
import { illegalOperation, keyError } from '../http/api-error.ts';
import { isMember, mayInOrganization, seesWorkspace } from '../rbac/visibility.ts';
import { isLegacy } from '../settings.ts';
import type {
  OrganizationRecord,
  RoleRecord,
  TeamRecord,
  UserRecord,
  WorkspaceRecord,
} from '../state/records.ts';
import { settleWorkspace } from '../state/settle-workspace.ts';

/** The organization of a path, if this person is a member. Strangers get the same answer as for a wrong id. */
export function findOrganization(context: Context, user: UserRecord, idOrName: string): OrganizationRecord {
  const { organizations } = context.state;
  const organization = organizations.get(idOrName) ?? organizations.first('name', idOrName);
  if (
    organization === undefined ||
    !(user.is_superuser || isMember(context.state, user.id, organization.id))
  ) {
    throw keyError(`Organization with ID or name ${idOrName} not found.`);
  }
  return organization;
}

/** The workspace of a path, with its state brought up to now. */
export function findWorkspace(context: Context, user: UserRecord, idOrName: string): WorkspaceRecord {
  const { workspaces } = context.state;
  const workspace = workspaces.get(idOrName) ?? workspaces.first('name', idOrName);
  if (
    workspace === undefined ||
    workspace.status === 'deleted' ||
    !seesWorkspace(context.state, user, workspace)
  ) {
    const word = isLegacy(context.settings.mode) ? 'Tenant' : 'Workspace';
    throw keyError(`${word} with ID or name ${idOrName} not found.`);
  }
  return settleWorkspace(context, workspace);
}

/** The team of a path, for members of its organization. */
export function findTeam(context: Context, user: UserRecord, id: string): TeamRecord {
  const team = context.state.teams.get(id);
  if (team === undefined) throw keyError(`Team with ID ${id} not found.`);
  findOrganization(context, user, team.organization_id);
  return team;
}

/** The role of a path, for members of its organization. */
export function findRole(context: Context, user: UserRecord, id: string): RoleRecord {
  const role = context.state.roles.get(id);
  if (role === undefined) throw keyError(`Role with ID ${id} not found.`);
  findOrganization(context, user, role.organization_id);
  return role;
}

/** Refuses whoever lacks a permission on the organization's own side. */
export function requireInOrganization(
  context: Context,
  user: UserRecord,
  permission: string,
  organization: OrganizationRecord,
): void {
  if (mayInOrganization(context.state, user.id, permission, organization.id)) return;
  const [type, action] = permission.split(':');
  throw illegalOperation(
    `Insufficient permissions to ${action} ${type} in organization ${organization.name}.`,
  );
}
