import type { Context } from '../context.ts';
import { illegalOperation, keyError, valueError } from '../http/api-error.ts';
import { isMember } from '../rbac/visibility.ts';
import type { Grant } from '../state/find-assignment.ts';
import type { AssignmentRecord, RoleRecord } from '../state/records.ts';

export interface AssignmentQuery {
  user_id?: string;
  team_id?: string;
  invitation_id?: string;
  workspace_id?: string;
  tenant_id?: string;
  project_id?: string;
}

/** The documented refusals of an assignment, in one place; what passes is a grant. */
export function checkGrant(context: Context, role: RoleRecord, query: AssignmentQuery): Grant {
  const { state } = context;
  const { user_id, team_id, invitation_id, project_id } = query;
  const workspace_id = query.workspace_id ?? query.tenant_id;
  const principals = [user_id, team_id, invitation_id].filter((id) => id !== undefined);
  if (principals.length !== 1)
    throw valueError('Exactly one of user_id, team_id and invitation_id is required.');
  if (project_id !== undefined && workspace_id === undefined)
    throw valueError('A project needs its workspace.');
  if (role.type === 'share') throw illegalOperation('Share roles may not be assigned by hand.');

  const workspace = state.workspaces.get(workspace_id);
  const project = state.projects.get(project_id);
  if (workspace_id !== undefined && workspace === undefined)
    throw keyError(`Workspace ${workspace_id} not found.`);
  if (project_id !== undefined && project?.workspace_id !== workspace_id)
    throw keyError(`Project ${project_id} not found.`);
  if (workspace !== undefined && workspace.organization_id !== role.organization_id) {
    throw illegalOperation('The workspace belongs to another organization.');
  }
  const level =
    project_id !== undefined ? 'project' : workspace_id !== undefined ? 'workspace' : 'organization';
  if (level !== role.level) {
    throw illegalOperation(`A ${role.level}-level role may not be assigned in the scope of a ${level}.`);
  }
  checkPrincipal(context, role, query);
  return {
    role_id: role.id,
    user_id: user_id ?? null,
    team_id: team_id ?? null,
    invitation_id: invitation_id ?? null,
    workspace_id: workspace_id ?? null,
    project_id: project_id ?? null,
  };
}

function checkPrincipal(context: Context, role: RoleRecord, query: AssignmentQuery): void {
  const { state } = context;
  const { user_id, team_id, invitation_id } = query;
  if (user_id !== undefined) {
    if (state.users.get(user_id) === undefined) throw keyError(`User ${user_id} not found.`);
    if (!isMember(state, user_id, role.organization_id)) {
      throw illegalOperation('The user is not a member of the organization.');
    }
  }
  if (team_id !== undefined) {
    const team = state.teams.get(team_id);
    if (team === undefined) throw keyError(`Team ${team_id} not found.`);
    if (team.organization_id !== role.organization_id)
      throw illegalOperation('The team is of another organization.');
  }
  if (invitation_id !== undefined) {
    const invitation = state.invitations.get(invitation_id);
    if (invitation === undefined) throw keyError(`Invitation ${invitation_id} not found.`);
    if (invitation.organization_id !== role.organization_id) {
      throw illegalOperation('The invitation is of another organization.');
    }
  }
}

/** What may not be taken away: the owner's admin role, and the last role that makes somebody a member. */
export function checkRevocation(context: Context, role: RoleRecord, assignment: AssignmentRecord): void {
  const { state } = context;
  if (role.level !== 'organization' || assignment.user_id === null) return;
  const organization = state.organizations.require(role.organization_id);
  if (
    role.name === 'Organization Admin' &&
    role.system_managed &&
    organization.owner_id === assignment.user_id
  ) {
    throw illegalOperation('The admin role of the owner of the organization may not be removed.');
  }
  const others = state.assignments
    .by('user', assignment.user_id)
    .filter((row) => row.id !== assignment.id && row.organization_id === organization.id)
    .some((row) => state.roles.require(row.role_id).level === 'organization');
  if (!others) throw illegalOperation('The last organization role of a member may not be removed.');
}
