import { ApiKey } from '#lib/model/resources/api-key.ts';
import { AllowedResourceIds, Checks } from '#lib/model/resources/checks.ts';
import { Device } from '#lib/model/resources/device.ts';
import { EnrolledWorkspace } from '#lib/model/resources/enrolled-workspace.ts';
import { Invitation } from '#lib/model/resources/invitation.ts';
import { IssuedKey } from '#lib/model/resources/issued-key.ts';
import { Member } from '#lib/model/resources/member.ts';
import { Organization } from '#lib/model/resources/organization.ts';
import { Permission } from '#lib/model/resources/permission.ts';
import { PermissionForm, RoleForms } from '#lib/model/resources/permission-form.ts';
import { Release } from '#lib/model/resources/release.ts';
import { Role } from '#lib/model/resources/role.ts';
import { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { Done, Entitlement, Made, NameValidation, ServerInfo } from '#lib/model/resources/small-answers.ts';
import { Team } from '#lib/model/resources/team.ts';
import { User } from '#lib/model/resources/user.ts';
import { Workspace } from '#lib/model/resources/workspace.ts';
import { del, type Endpoint, get, make, patch, post, put } from './endpoint.ts';
import * as s from './shapes.ts';

/**
 * The closed list: every request that can leave the extension (ARCHITECTURE.md, "API layer"). Left out on purpose:
 * - signing in and out (`/auth/login`, `/authorize`, `/callback`, `/logout`, `/device_authorization`): it belongs to
 *   ZenML's own pages;
 * - what servers call with their own identity: `PATCH /workspace_status`, `/usage-event`, `/usage-batch`,
 *   `/stigg-webhook`, `DELETE /rbac/resources`;
 * - `DELETE /tenants` and `/organizations/{organization}/tenant`: what they do and take is unknown, and a guess that
 *   deletes cannot be taken back.
 *
 * Answers that carry a key or token (`createMyApiKey`, `rotateAccountKey`, `apiToken`, `workspaceToken`) are read as
 * `Done`: no secret leaves the parser. What a change shows a person once has a schema of its own, in which the field is
 * called `secret` (`enrollWorkspace`, `createAccountKey`).
 *
 * `inferred`: the path is documented, the method or the current name is not.
 */
export const endpoints = {
  // The person
  me: get('/users/me', { response: User, anchor: true, evenFrozen: true }),
  myApiKeys: get('/users/me/api_keys', { rows: ApiKey, own401: true }),
  createMyApiKey: post('/users/me/api_keys', { body: s.NewApiKey, response: Done, own401: true }),
  myInvitations: get('/invitations', { rows: Invitation }),
  invitation: get('/invitations/{invitationId}', { response: Invitation }),
  acceptInvitation: post('/invitations/{invitationId}', { response: Done }),
  devices: get('/devices', { rows: Device }),
  device: get('/devices/{deviceId}', { response: Device }),
  updateDevice: put('/devices/{deviceId}', { body: s.DevicePatch, response: Done }),
  deleteDevice: del('/devices/{deviceId}', { response: Done }),
  /** Method inferred. */
  verifyDevice: put('/devices/{deviceId}/verify', { body: s.DeviceVerification, response: Done }),
  connections: get('/auth/connections', { response: Done }),
  apiToken: get('/auth/api_token', { response: Done, own401: true }),
  workspaceToken: get('/auth/workspace_authorization/{workspaceId}', {
    tenantMethod: 'POST',
    response: Done,
    // As a POST too: a token that nobody receives changes nothing.
    effect: 'read',
    own401: true,
  }),

  // Users of the control plane; listing and changing them is for super-users of self-hosted ones
  users: get('/users', { query: s.UserFilter, rows: User }),
  createUser: make('/users', { query: s.NewUser, response: User }),
  updateUser: patch('/users/{userId}', { body: s.UserPatch, response: User }),
  deleteUser: del('/users/{userId}', { response: Done }),
  authorizeServer: get('/users/authorize_server', { query: s.ServerAction, response: User, own401: true }),

  // Organizations
  organizations: get('/organizations', {
    query: s.OrganizationFilter,
    rows: Organization,
    paged: true,
    anchor: true,
  }),
  organization: get('/organizations/{organization}', { response: Organization }),
  createOrganization: make('/organizations', { body: s.NewOrganization, response: Organization }),
  updateOrganization: patch('/organizations/{organizationId}', {
    body: s.OrganizationPatch,
    response: Organization,
  }),
  members: get('/organizations/{organizationId}/members', { rows: Member }),
  removeMember: del('/organizations/{organizationId}/members', {
    query: s.OrganizationMember,
    response: Done,
  }),
  roles: get('/organizations/{organizationId}/roles', { query: s.RoleFilter, rows: Role }),
  teams: get('/organizations/{organizationId}/teams', { rows: Team }),
  invitations: get('/organizations/{organizationId}/invitations', {
    query: s.InvitationFilter,
    rows: Invitation,
  }),
  invite: make('/organizations/{organizationId}/invitations', { body: s.NewInvitation, response: Made }),
  revokeInvitation: del('/organizations/{organizationId}/invitations/{invitationId}', { response: Done }),
  entitlement: get('/organizations/{organizationId}/entitlement/{feature}', { response: Entitlement }),
  /** Method inferred. */
  startTrial: post('/organizations/{organizationId}/trial', { response: Done }),
  organizationName: get('/organizations/validation/name/{name}', { response: NameValidation }),
  /** Method and the place of the name inferred, the latter from `organizationName`. */
  workspaceName: get('/organizations/{organizationId}/validation/tenant-name/{name}', {
    response: NameValidation,
  }),
  /** The old road to an organization's workspaces; `workspaces` with `organization_id` is the current one. */
  organizationTenants: get('/organizations/{organizationId}/tenants', {
    query: s.StatusFilter,
    rows: Workspace,
    paged: true,
  }),
  serviceAccounts: get('/organizations/{organizationId}/service_accounts', { rows: User }),
  createServiceAccount: make('/organizations/{organizationId}/service_accounts', {
    body: s.NewServiceAccount,
    response: User,
  }),
  /** The paths below `service_accounts/{account}` other than making a key are inferred. */
  updateServiceAccount: patch('/organizations/{organizationId}/service_accounts/{account}', {
    body: s.ServiceAccountPatch,
    response: User,
  }),
  deleteServiceAccount: del('/organizations/{organizationId}/service_accounts/{account}', { response: Done }),
  accountKeys: get('/organizations/{organizationId}/service_accounts/{account}/api_keys', {
    rows: ApiKey,
    own401: true,
  }),
  createAccountKey: make('/organizations/{organizationId}/service_accounts/{account}/api_keys', {
    body: s.NewApiKey,
    response: IssuedKey,
    own401: true,
  }),
  updateAccountKey: put('/organizations/{organizationId}/service_accounts/{account}/api_keys/{keyId}', {
    body: s.ApiKeyPatch,
    response: Done,
    own401: true,
  }),
  rotateAccountKey: put(
    '/organizations/{organizationId}/service_accounts/{account}/api_keys/{keyId}/rotate',
    { body: s.KeyRotation, response: Done, own401: true },
  ),
  deleteAccountKey: del('/organizations/{organizationId}/service_accounts/{account}/api_keys/{keyId}', {
    response: Done,
    own401: true,
  }),

  // Workspaces, before ZenML 0.80 tenants
  workspaces: get('/workspaces', { query: s.WorkspaceFilter, rows: Workspace, paged: true, anchor: true }),
  workspace: get('/workspaces/{workspace}', { response: Workspace }),
  createWorkspace: make('/workspaces', { body: s.NewWorkspace, response: Workspace }),
  enrollWorkspace: make('/workspaces', {
    query: s.Enroll,
    body: s.NewWorkspace,
    response: EnrolledWorkspace,
  }),
  updateWorkspace: patch('/workspaces/{workspaceId}', {
    query: s.Force,
    body: s.WorkspacePatch,
    response: Workspace,
  }),
  deleteWorkspace: del('/workspaces/{workspaceId}', { response: Done }),
  /** The current names of the next three are inferred; their methods too. */
  deployWorkspace: post('/workspaces/{workspaceId}/deploy', { response: Done }),
  deactivateWorkspace: post('/workspaces/{workspaceId}/deactivate', { response: Done }),
  workspaceMembers: get('/workspaces/{workspaceId}/members', { rows: Member }),
  /** Parameters inferred from those of role assignments and of an organization's members. */
  addWorkspaceMember: post('/workspaces/{workspaceId}/members', {
    query: s.NewWorkspaceMember,
    response: Done,
  }),
  removeWorkspaceMember: del('/workspaces/{workspaceId}/members', {
    query: s.WorkspaceMember,
    response: Done,
  }),
  projectMembers: get('/workspaces/{workspaceId}/projects/{projectId}/members', { rows: Member }),
  releases: get('/releases', { rows: Release }),

  // Teams, roles and who holds them: writes take query parameters, not bodies
  createTeam: make('/teams', { body: s.NewTeam, response: Team }),
  team: get('/teams/{teamId}', { response: Team }),
  updateTeam: patch('/teams/{teamId}', { body: s.TeamPatch, response: Team }),
  deleteTeam: del('/teams/{teamId}', { response: Done }),
  teamMembers: get('/teams/{teamId}/members', { rows: Member }),
  addTeamMember: post('/teams/{teamId}/members', {
    query: s.TeamMember,
    response: Done,
    conflictMeansDone: true,
  }),
  removeTeamMember: del('/teams/{teamId}/members', { query: s.TeamMember, response: Done }),
  createRole: make('/roles', { body: s.NewRole, response: Role }),
  role: get('/roles/{roleId}', { response: Role }),
  roleForms: get('/roles/{roleId}', { response: RoleForms }),
  updateRole: patch('/roles/{roleId}', { body: s.RolePatch, response: Role }),
  deleteRole: del('/roles/{roleId}', { response: Done }),
  assignments: get('/roles/{roleId}/assignments', { query: s.Scope, rows: RoleAssignment }),
  assign: post('/roles/{roleId}/assignments', { query: s.Grant, response: Done, conflictMeansDone: true }),
  unassign: del('/roles/{roleId}/assignments', { query: s.Grant, response: Done }),

  // What the control plane decides; servers call these with their own identity, a session may be refused
  permissions: get('/permissions', { rows: Permission }),
  permissionForms: get('/permissions', { rows: PermissionForm }),
  checkByGet: get('/rbac/check_permissions', {
    query: s.CheckQueryWithResources,
    response: Checks,
    own401: true,
  }),
  checkByPost: post('/rbac/check_permissions', {
    query: s.CheckQuery,
    body: s.ResourceNames,
    response: Checks,
    effect: 'read',
    own401: true,
  }),
  allowedResourceIds: get('/rbac/allowed_resource_ids', {
    query: s.AllowedIdsQuery,
    response: AllowedResourceIds,
    own401: true,
  }),
  shareResource: post('/rbac/resource_members', { body: s.Share, response: Done, own401: true }),

  // The control plane itself
  health: get('/health', { response: Done }),
  serverInfo: get('/server/info', { response: ServerInfo }),
} satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
/** Endpoints with a single answer, for `api.call`. */
export type CallName = {
  [N in keyof Endpoints]: Endpoints[N] extends { rows: unknown } ? never : N;
}[keyof Endpoints];
/** Endpoints with a list of answers, for `api.list`. */
export type ListName = {
  [N in keyof Endpoints]: Endpoints[N] extends { rows: unknown } ? N : never;
}[keyof Endpoints];
/** Endpoints that change something. */
export type WriteName = {
  [N in CallName]: Endpoints[N] extends { method: 'GET' } | { effect: 'read' } ? never : N;
}[CallName];

/** Names that come from elsewhere, e.g. from the disk: whether there is such an endpoint today, and of which kind. */
export const isWriteName = (name: string): name is WriteName => has(name, (one) => !isRead(one));
export const isCallReadName = (name: string): name is Exclude<CallName, WriteName> =>
  has(name, (one) => isRead(one) && !one.rows);
export const isReadName = (name: string): boolean => has(name, isRead);
export const isListName = (name: string): name is ListName => has(name, (one) => Boolean(one.rows));

const isRead = ({ method, effect }: Endpoint): boolean => method === 'GET' || effect === 'read';
const has = (name: string, fits: (endpoint: Endpoint) => boolean): boolean =>
  Object.hasOwn(endpoints, name) && fits(endpoints[name as keyof Endpoints]);
