import type {
  ApiKeyRecord,
  AssignmentRecord,
  DeviceRecord,
  InvitationRecord,
  OrganizationRecord,
  ProjectRecord,
  ResourceRecord,
  RoleRecord,
  TeamMemberRecord,
  TeamRecord,
  UserRecord,
  WorkspaceRecord,
} from './records.ts';
import { Table } from './table.ts';

/** Everything that the control plane knows. Tests may read and edit it at any time. */
export function createState() {
  return {
    users: new Table<UserRecord, 'username' | 'email' | 'organization'>({
      username: (user) => user.username.toLowerCase(),
      email: (user) => user.email?.toLowerCase() ?? null,
      organization: (user) => user.organization_id,
    }),
    /** Kept beside the users, so that no view can ever hand one out. */
    passwords: new Map<string, string>(),
    organizations: new Table<OrganizationRecord, 'name'>({ name: (organization) => organization.name }),
    workspaces: new Table<WorkspaceRecord, 'name' | 'organization'>({
      name: (workspace) => workspace.name,
      organization: (workspace) => workspace.organization_id,
    }),
    projects: new Table<ProjectRecord, 'workspace'>({ workspace: (project) => project.workspace_id }),
    resources: new Table<ResourceRecord, 'workspace' | 'project' | 'workspaceType'>({
      workspace: (resource) => resource.workspace_id,
      project: (resource) => resource.project_id,
      workspaceType: (resource) => `${resource.workspace_id} ${resource.type}`,
    }),
    teams: new Table<TeamRecord, 'organization'>({ organization: (team) => team.organization_id }),
    teamMembers: new Table<TeamMemberRecord, 'team' | 'user' | 'invitation'>({
      team: (member) => member.team_id,
      user: (member) => member.user_id,
      invitation: (member) => member.invitation_id,
    }),
    roles: new Table<RoleRecord, 'organization'>({ organization: (role) => role.organization_id }),
    assignments: new Table<
      AssignmentRecord,
      'role' | 'user' | 'team' | 'invitation' | 'organization' | 'workspace'
    >({
      role: (assignment) => assignment.role_id,
      user: (assignment) => assignment.user_id,
      team: (assignment) => assignment.team_id,
      invitation: (assignment) => assignment.invitation_id,
      organization: (assignment) => assignment.organization_id,
      workspace: (assignment) => assignment.workspace_id,
    }),
    invitations: new Table<InvitationRecord, 'organization' | 'email'>({
      organization: (invitation) => invitation.organization_id,
      email: (invitation) => invitation.email.toLowerCase(),
    }),
    apiKeys: new Table<ApiKeyRecord, 'owner' | 'key'>({
      owner: (key) => key.owner_id,
      key: (key) => key.key,
    }),
    devices: new Table<DeviceRecord, 'user' | 'userCode' | 'deviceCode'>({
      user: (device) => device.user_id,
      userCode: (device) => device.user_code,
      deviceCode: (device) => device.device_code,
    }),
  };
}

export type State = ReturnType<typeof createState>;
