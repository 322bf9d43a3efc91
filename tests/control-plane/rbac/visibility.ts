import type {
  AssignmentRecord,
  OrganizationRecord,
  ProjectRecord,
  UserRecord,
  WorkspaceRecord,
} from '../state/records.ts';
import type { State } from '../state/state.ts';
import { assignmentsOf, decide } from './access-rules.ts';

/** May this person do this to the organization's own side (members, teams, roles…)? */
export function mayInOrganization(
  state: State,
  userId: string,
  permission: string,
  organizationId: string,
): boolean {
  const [type = '', action = ''] = permission.split(':');
  return decide(state, userId, action, {
    organization_id: organizationId,
    workspace_id: null,
    project_id: null,
    type,
    id: type === 'organization' ? organizationId : null,
  }).allowed;
}

/** May this person do this to the workspace itself? */
export function mayOnWorkspace(
  state: State,
  userId: string,
  action: string,
  workspace: WorkspaceRecord,
): boolean {
  return decide(state, userId, action, {
    organization_id: workspace.organization_id,
    workspace_id: workspace.id,
    project_id: null,
    type: 'workspace',
    id: workspace.id,
  }).allowed;
}

/** May this person do this to the project itself? */
export function mayOnProject(state: State, userId: string, action: string, project: ProjectRecord): boolean {
  return decide(state, userId, action, {
    organization_id: state.workspaces.require(project.workspace_id).organization_id,
    workspace_id: project.workspace_id,
    project_id: project.id,
    type: 'project',
    id: project.id,
  }).allowed;
}

/** A member holds at least one organization-level role, directly or through a team. */
export function isMember(state: State, userId: string, organizationId: string): boolean {
  return memberships(state, userId).has(organizationId);
}

/** The organizations that somebody is a member of. */
export function memberships(state: State, userId: string): Set<string> {
  const ids = new Set<string>();
  for (const assignment of assignmentsOf(state, userId)) {
    if (state.roles.require(assignment.role_id).level === 'organization') ids.add(assignment.organization_id);
  }
  return ids;
}

/** Organizations in the list of this person. */
export function visibleOrganizations(state: State, user: UserRecord): OrganizationRecord[] {
  if (user.is_superuser) return state.organizations.all();
  const ids = memberships(state, user.id);
  return state.organizations.all().filter((organization) => ids.has(organization.id));
}

/** Workspaces in the list of this person: all of an organization, or those with any grant in them, shares included. */
export function visibleWorkspaces(state: State, user: UserRecord, memberOnly = false): WorkspaceRecord[] {
  if (user.is_superuser && !memberOnly) return state.workspaces.all();
  const held = assignmentsOf(state, user.id);
  const granted = new Set(held.map((assignment) => assignment.workspace_id));
  const organizations = new Map<string, boolean>();
  const seesAll = (organizationId: string) => {
    const known = organizations.get(organizationId);
    if (known !== undefined) return known;
    const answer = held.some(
      (assignment) =>
        assignment.organization_id === organizationId &&
        assignment.workspace_id === null &&
        state.roles.require(assignment.role_id).permissions.includes('workspace:read'),
    );
    organizations.set(organizationId, answer);
    return answer;
  };
  return state.workspaces
    .all()
    .filter(
      (workspace) =>
        granted.has(workspace.id) || owns(user, workspace, held) || seesAll(workspace.organization_id),
    );
}

/** Owning counts as long as the owner still belongs to the organization. */
function owns(user: UserRecord, workspace: WorkspaceRecord, held: readonly AssignmentRecord[]): boolean {
  return (
    workspace.owner_id === user.id &&
    held.some((assignment) => assignment.organization_id === workspace.organization_id)
  );
}

/** One workspace, judged like the list. */
export function seesWorkspace(state: State, user: UserRecord, workspace: WorkspaceRecord): boolean {
  if (user.is_superuser || mayOnWorkspace(state, user.id, 'read', workspace)) return true;
  return assignmentsOf(state, user.id).some((assignment) => assignment.workspace_id === workspace.id);
}

/** May this person look at (or change) roles that others hold in this scope? */
export function mayManageAccess(
  state: State,
  userId: string,
  scope: {
    organizationId: string;
    workspace: WorkspaceRecord | undefined;
    project: ProjectRecord | undefined;
  },
): boolean {
  if (scope.workspace === undefined)
    return mayInOrganization(state, userId, 'member:update', scope.organizationId);
  if (mayOnWorkspace(state, userId, 'share', scope.workspace)) return true;
  return scope.project !== undefined && mayOnProject(state, userId, 'share', scope.project);
}
