import { readFileSync } from 'node:fs';
import type * as z from 'zod/mini';
import { ApiKey } from '#lib/model/resources/api-key.ts';
import { Device } from '#lib/model/resources/device.ts';
import { Invitation } from '#lib/model/resources/invitation.ts';
import { Member } from '#lib/model/resources/member.ts';
import { Organization } from '#lib/model/resources/organization.ts';
import { Permission } from '#lib/model/resources/permission.ts';
import { Release } from '#lib/model/resources/release.ts';
import { Role } from '#lib/model/resources/role.ts';
import { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { Team } from '#lib/model/resources/team.ts';
import { User } from '#lib/model/resources/user.ts';
import { Workspace } from '#lib/model/resources/workspace.ts';

export const recordedWorkspace: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../recorded/workspace.json', import.meta.url), 'utf8'),
);

/** Everything that must never leave the parser, each with a value that can be searched for. */
export const FORBIDDEN = {
  company: 'SECRET-company',
  job_title: 'SECRET-job-title',
  metadata: { answer: 'SECRET-metadata' },
  avatar_url: 'https://SECRET-avatar/',
  oauth_id: 'SECRET-oauth-id',
  oauth_provider: 'SECRET-oauth-provider',
  password: 'SECRET-password',
  enrollment_key: 'SECRET-enrollment-key',
  key: 'SECRET-key',
  device_code: 'SECRET-device-code',
  mlflow_service: { status: { password: 'SECRET-mlflow-password', username: 'SECRET-mlflow-user' } },
};

const user = {
  ...FORBIDDEN,
  id: 'user-1',
  username: 'ada@example.com',
  name: 'Ada',
  email: 'ada@example.com',
  is_active: true,
  is_superuser: false,
  is_service_account: false,
  organization_id: null,
};
const times = { created: '2025-03-20T08:31:19.506841', updated: '2025-03-20T08:31:19' };
const organization = {
  ...FORBIDDEN,
  ...times,
  id: 'organization-1',
  name: 'ada',
  description: null,
  owner: user,
  has_active_subscription: true,
  trial_expiry: 3600,
  trusted_domains: ['example.com'],
};
const team = { ...times, id: 'team-1', name: 'Crew', description: 'All', member_count: 3 };
const role = {
  id: 'role-1',
  name: 'Workspace Admin',
  description: null,
  organization_id: 'organization-1',
  level: 'workspace',
  system_managed: true,
  type: 'normal',
  permissions: ['stack:read', { resource_type: 'stack', action: 'update' }],
};
const invitation = {
  ...FORBIDDEN,
  id: 'invitation-1',
  email: 'bob@example.com',
  status: 'pending',
  role,
  roles: [role],
  teams: [team],
  organization,
  organization_id: 'organization-1',
  created: times.created,
  expires: '2025-04-20T08:31:19',
};
const held = [{ role_id: 'role-1', level: 'workspace', via_team: 'team-1', workspace_id: 'workspace-1' }];

/** One full example of each resource, as a control plane would send it. */
export const EXAMPLES: { name: string; schema: z.ZodMiniType; wire: unknown }[] = [
  { name: 'recorded workspace', schema: Workspace, wire: recordedWorkspace },
  {
    name: 'workspace',
    schema: Workspace,
    wire: { ...recordedWorkspace, ...FORBIDDEN, owner: user, organization, usage_counts: { pipelines: 3 } },
  },
  { name: 'organization', schema: Organization, wire: organization },
  { name: 'user', schema: User, wire: user },
  { name: 'team', schema: Team, wire: team },
  { name: 'role', schema: Role, wire: role },
  { name: 'invitation', schema: Invitation, wire: invitation },
  { name: 'user member', schema: Member, wire: { user, roles: held } },
  { name: 'bare user member', schema: Member, wire: { ...user, roles: held } },
  { name: 'team member', schema: Member, wire: { team, roles: held } },
  { name: 'invitation member', schema: Member, wire: { user: null, invitation, roles: held } },
  {
    name: 'role assignment',
    schema: RoleAssignment,
    wire: { user, team: null, role, organization_id: 'organization-1', workspace_id: 'workspace-1' },
  },
  {
    name: 'role assignment of ids',
    schema: RoleAssignment,
    wire: { user: 'user-1', role: 'role-1', workspace: 'workspace-1', project: { id: 'project-1' } },
  },
  { name: 'permission', schema: Permission, wire: { resource_type: 'stack', action: 'read' } },
  { name: 'release', schema: Release, wire: { version: '0.94.0', created: times.created } },
  {
    name: 'API key',
    schema: ApiKey,
    wire: { ...FORBIDDEN, ...times, id: 'key-1', name: 'ci', active: true, last_login: null },
  },
  {
    name: 'device',
    schema: Device,
    wire: { ...FORBIDDEN, ...times, id: 'device-1', status: 'active', os: 'linux', trusted_device: true },
  },
];
