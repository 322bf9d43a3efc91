import { randomUUID } from 'node:crypto';
import type { Change, ChangeKind } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { ADMIN_EMAIL, SUPER_USER_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import { newAssignment } from '../../control-plane/state/new-assignment.ts';
import { newUser } from '../../control-plane/state/new-user.ts';
import type { WorkspaceRecord } from '../../control-plane/state/records.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';

/** One change of a kind about things of its own, and whether the control plane has it. */
export interface Sample {
  change: Change;
  isDone(): boolean;
  /** How many there are of what it makes; more than one is a write too many. */
  count?(): number;
  /** The password that it takes. */
  secret?: string;
  /** Why it cannot be taken back; null: it can. */
  noUndo: NoUndo | null;
}

/** The demo's super-user, who may do all of it, and the organization in which it is done. */
export const SAMPLE_EMAIL = SUPER_USER_EMAIL;

type MakeSample = (controlPlane: ControlPlane) => Sample;

const ORGANIZATION = 'Northwind ML';
const PASSWORD = 'correct-horse-battery';
const unique = (): string => `s${randomUUID().slice(0, 8)}`;

/** What each sample needs to be there before. */
function fixtures({ state }: ControlPlane) {
  const ids = demoIds(state);
  const organizationId = ids.organization(ORGANIZATION).id;
  const me = ids.user(SAMPLE_EMAIL).id;
  const role = (name: string) => ids.role(ORGANIZATION, name).id;
  const now = Date.now();
  // What the demo's plan allows is another test's.
  state.organizations.update(organizationId, { limits: {} });
  return {
    state,
    organizationId,
    me,
    role,
    team(): string {
      const team = { id: randomUUID(), organization_id: organizationId, name: unique(), description: null };
      return state.teams.add({ ...team, created: now, updated: now }).id;
    },
    user(isMember = true): string {
      const username = `${unique()}@northwind.example`;
      const { id } = state.users.add(newUser(randomUUID(), { username, email: username }));
      if (isMember) this.give(id, 'Organization Member');
      return id;
    },
    give(userId: string, name: string, scope: { workspace_id?: string } = {}): void {
      const given = { organization_id: organizationId, role_id: role(name), user_id: userId, ...scope };
      state.assignments.add(newAssignment(randomUUID(), given));
    },
    workspace(fields: Partial<WorkspaceRecord> = {}): string {
      const [like] = state.workspaces.by('organization', organizationId);
      if (!like) throw new Error('The demo has no workspace.');
      const name = unique();
      const own = { id: randomUUID(), name, display_name: name, transition: null, usage_counts: {} };
      return state.workspaces.add({
        ...like,
        status: 'available',
        desired_state: 'available',
        ...own,
        ...fields,
      }).id;
    },
    customRole(): string {
      const one = { id: randomUUID(), organization_id: organizationId, name: unique(), description: null };
      return state.roles.add({
        ...one,
        level: 'workspace',
        system_managed: false,
        type: 'normal',
        permissions: ['stack:read'],
        created: now,
        updated: now,
      }).id;
    },
    account(): string {
      const fields = { username: unique(), is_service_account: true, organization_id: organizationId };
      const { id } = state.users.add(newUser(randomUUID(), fields));
      this.give(id, 'Organization Member');
      return id;
    },
    invitation(): string {
      const invitation = state.invitations.add({
        id: randomUUID(),
        organization_id: organizationId,
        email: `${unique()}@elsewhere.example`,
        inviter_id: me,
        status: 'pending',
        created: now,
        expires: now + 7 * 86_400_000,
      });
      const given = { organization_id: organizationId, role_id: role('Organization Member') };
      state.assignments.add(newAssignment(randomUUID(), { ...given, invitation_id: invitation.id }));
      return invitation.id;
    },
    holds: (userId: string, name: string): boolean =>
      state.assignments.by('user', userId).some((row) => row.role_id === role(name)),
  };
}

/** One maker for each kind: a new kind does not compile without. */
export const SAMPLES: Record<ChangeKind, MakeSample> = {
  createWorkspace(controlPlane) {
    const { state, organizationId } = fixtures(controlPlane);
    const name = unique();
    const count = () => state.workspaces.all().filter((one) => one.name === name).length;
    const input = {
      organizationId,
      name,
      displayName: name,
      description: null,
      logoUrl: null,
      version: null,
    };
    return {
      change: { kind: 'createWorkspace', input },
      count,
      isDone: () => count() > 0,
      noUndo: 'no-request',
    };
  },
  enrollWorkspace(controlPlane) {
    const { state, organizationId } = fixtures(controlPlane);
    const name = unique();
    const count = () => state.workspaces.all().filter((one) => one.name === name).length;
    const input = { organizationId, name, displayName: name, description: null, logoUrl: null };
    return {
      change: { kind: 'enrollWorkspace', input },
      count,
      isDone: () => count() > 0,
      noUndo: 'no-request',
    };
  },
  updateWorkspace(controlPlane) {
    const { state, workspace } = fixtures(controlPlane);
    const workspaceId = workspace();
    const input = { workspaceId, set: { description: 'Nightly training' } };
    const isDone = () => state.workspaces.require(workspaceId).description === 'Nightly training';
    return { change: { kind: 'updateWorkspace', input }, isDone, noUndo: null };
  },
  setWorkspaceState(controlPlane) {
    const { state, workspace } = fixtures(controlPlane);
    const workspaceId = workspace();
    const isDone = () => state.workspaces.require(workspaceId).desired_state === 'deactivated';
    const input = { workspaceId, state: 'deactivated' as const };
    return { change: { kind: 'setWorkspaceState', input }, isDone, noUndo: null };
  },
  upgradeWorkspace(controlPlane) {
    const { state, workspace } = fixtures(controlPlane);
    const version = '0.90.0';
    const status = { server_url: 'https://w.example', version, storage_size: null };
    const workspaceId = workspace({ zenml_service: { configuration: { version }, status } });
    const isDone = () =>
      state.workspaces.require(workspaceId).zenml_service.configuration.version === '0.94.2';
    const input = { workspaceId, version: '0.94.2' };
    return { change: { kind: 'upgradeWorkspace', input }, isDone, noUndo: 'no-downgrade' };
  },
  createOrganization(controlPlane) {
    const { state, me } = fixtures(controlPlane);
    // One may own one only.
    const owned = state.organizations.all().filter(({ owner_id }) => owner_id === me);
    for (const { id } of owned)
      state.organizations.update(id, { owner_id: demoIds(state).user(ADMIN_EMAIL).id });
    const name = unique();
    const count = () => state.organizations.all().filter((one) => one.name === name).length;
    const input = { name, description: null, logoUrl: null };
    return {
      change: { kind: 'createOrganization', input },
      count,
      isDone: () => count() > 0,
      noUndo: 'no-request',
    };
  },
  updateOrganization(controlPlane) {
    const { state, organizationId } = fixtures(controlPlane);
    const domain = `${unique()}.example`;
    state.organizations.update(organizationId, { trusted_domains: [] });
    const isDone = () => state.organizations.require(organizationId).trusted_domains.includes(domain);
    const input = { organizationId, set: { trustedDomains: [domain] } };
    return { change: { kind: 'updateOrganization', input }, isDone, noUndo: null };
  },
  createUser(controlPlane) {
    const { state } = fixtures(controlPlane);
    const username = `${unique()}@northwind.example`;
    const count = () => state.users.all().filter((one) => one.username === username).length;
    const input = { username, email: username, isSuperuser: false };
    return {
      change: { kind: 'createUser', input },
      count,
      isDone: () => count() > 0,
      secret: PASSWORD,
      noUndo: null,
    };
  },
  updateUser(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const isDone = () => !all.state.users.require(userId).is_active;
    return {
      change: { kind: 'updateUser', input: { userId, set: { isActive: false } } },
      isDone,
      noUndo: null,
    };
  },
  resetPassword(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const isDone = () => all.state.passwords.get(userId) === PASSWORD;
    const change = { kind: 'resetPassword', input: { userId } } as const;
    return { change, isDone, secret: PASSWORD, noUndo: 'secret' };
  },
  deleteUser(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const isDone = () => !all.state.users.get(userId)?.username.endsWith('@northwind.example');
    return { change: { kind: 'deleteUser', input: { userId } }, isDone, noUndo: 'deleted' };
  },
  createRole(controlPlane) {
    const { state, organizationId } = fixtures(controlPlane);
    const name = unique();
    const count = () => state.roles.all().filter((one) => one.name === name).length;
    const permissions = ['stack:read'];
    const input = { organizationId, name, description: null, level: 'workspace' as const, permissions };
    return { change: { kind: 'createRole', input }, count, isDone: () => count() > 0, noUndo: null };
  },
  updateRole(controlPlane) {
    const { state, organizationId, customRole } = fixtures(controlPlane);
    const roleId = customRole();
    const isDone = () => state.roles.require(roleId).description === 'Looks at stacks';
    const input = { organizationId, roleId, set: { description: 'Looks at stacks' } };
    return { change: { kind: 'updateRole', input }, isDone, noUndo: null };
  },
  deleteRole(controlPlane) {
    const { state, organizationId, customRole } = fixtures(controlPlane);
    const roleId = customRole();
    const isDone = () => state.roles.get(roleId) === undefined;
    return { change: { kind: 'deleteRole', input: { organizationId, roleId } }, isDone, noUndo: 'deleted' };
  },
  assignRole(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const workspaceId = all.workspace();
    const input = {
      organizationId: all.organizationId,
      roleId: all.role('Workspace Viewer'),
      holder: { kind: 'user' as const, id: userId },
      workspaceId,
      projectId: null,
    };
    const isDone = () => all.holds(userId, 'Workspace Viewer');
    return { change: { kind: 'assignRole', input }, isDone, noUndo: null };
  },
  revokeRole(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const workspaceId = all.workspace();
    all.give(userId, 'Workspace Viewer', { workspace_id: workspaceId });
    const input = {
      organizationId: all.organizationId,
      roleId: all.role('Workspace Viewer'),
      holder: { kind: 'user' as const, id: userId },
      workspaceId,
      projectId: null,
    };
    const isDone = () => !all.holds(userId, 'Workspace Viewer');
    return { change: { kind: 'revokeRole', input }, isDone, noUndo: null };
  },
  createTeam(controlPlane) {
    const { state, organizationId } = fixtures(controlPlane);
    const name = unique();
    const count = () => state.teams.all().filter((one) => one.name === name).length;
    const input = { organizationId, name, description: null };
    return { change: { kind: 'createTeam', input }, count, isDone: () => count() > 0, noUndo: null };
  },
  updateTeam(controlPlane) {
    const { state, organizationId, team } = fixtures(controlPlane);
    const teamId = team();
    const name = unique();
    const isDone = () => state.teams.require(teamId).name === name;
    return {
      change: { kind: 'updateTeam', input: { organizationId, teamId, set: { name } } },
      isDone,
      noUndo: null,
    };
  },
  deleteTeam(controlPlane) {
    const { state, organizationId, team } = fixtures(controlPlane);
    const teamId = team();
    const isDone = () => state.teams.get(teamId) === undefined;
    return { change: { kind: 'deleteTeam', input: { organizationId, teamId } }, isDone, noUndo: 'deleted' };
  },
  addTeamMember(controlPlane) {
    const all = fixtures(controlPlane);
    const teamId = all.team();
    const member = { kind: 'user' as const, id: all.user() };
    const count = () => all.state.teamMembers.by('team', teamId).length;
    const input = { organizationId: all.organizationId, teamId, member };
    return { change: { kind: 'addTeamMember', input }, count, isDone: () => count() > 0, noUndo: null };
  },
  removeTeamMember(controlPlane) {
    const all = fixtures(controlPlane);
    const teamId = all.team();
    const id = all.user();
    all.state.teamMembers.add({ id: randomUUID(), team_id: teamId, user_id: id, invitation_id: null });
    const input = { organizationId: all.organizationId, teamId, member: { kind: 'user' as const, id } };
    const isDone = () => all.state.teamMembers.by('team', teamId).length === 0;
    return { change: { kind: 'removeTeamMember', input }, isDone, noUndo: null };
  },
  invite(controlPlane) {
    const { state, organizationId, role } = fixtures(controlPlane);
    const email = `${unique()}@elsewhere.example`;
    const count = () => state.invitations.by('email', email).filter((one) => one.status === 'pending').length;
    const input = { organizationId, email, roleId: role('Organization Member') };
    return { change: { kind: 'invite', input }, count, isDone: () => count() > 0, noUndo: null };
  },
  revokeInvitation(controlPlane) {
    const { state, organizationId, invitation } = fixtures(controlPlane);
    const invitationId = invitation();
    const { email } = state.invitations.require(invitationId);
    const isDone = () => state.invitations.by('email', email).length === 0;
    const change = { kind: 'revokeInvitation', input: { organizationId, invitationId } } as const;
    return { change, isDone, noUndo: null };
  },
  removeMember(controlPlane) {
    const all = fixtures(controlPlane);
    const userId = all.user();
    const isDone = () => !all.holds(userId, 'Organization Member');
    const input = { organizationId: all.organizationId, userId };
    return { change: { kind: 'removeMember', input }, isDone, noUndo: 'no-request' };
  },
  createServiceAccount(controlPlane) {
    const { state, organizationId, role } = fixtures(controlPlane);
    const username = unique();
    const count = () => state.users.all().filter((one) => one.username === username).length;
    const input = { organizationId, username, description: null, roleId: role('Organization Member') };
    return {
      change: { kind: 'createServiceAccount', input },
      count,
      isDone: () => count() > 0,
      noUndo: null,
    };
  },
  deleteServiceAccount(controlPlane) {
    const all = fixtures(controlPlane);
    const accountId = all.account();
    const isDone = () => all.state.users.get(accountId) === undefined;
    const input = { organizationId: all.organizationId, accountId };
    return { change: { kind: 'deleteServiceAccount', input }, isDone, noUndo: 'deleted' };
  },
  createAccountKey(controlPlane) {
    const all = fixtures(controlPlane);
    const accountId = all.account();
    const count = () => all.state.apiKeys.by('owner', accountId).length;
    const key = { name: unique(), description: null, expiresInMinutes: 60 };
    const input = { organizationId: all.organizationId, accountId, ...key };
    return { change: { kind: 'createAccountKey', input }, count, isDone: () => count() > 0, noUndo: null };
  },
  deleteAccountKey(controlPlane) {
    const all = fixtures(controlPlane);
    const accountId = all.account();
    const keyId = randomUUID();
    all.state.apiKeys.add({
      id: keyId,
      owner_id: accountId,
      name: unique(),
      description: null,
      key: `ZENPROKEY_${randomUUID()}`,
      active: true,
      created: Date.now(),
      expires: null,
      last_used: null,
      last_rotated: null,
    });
    const isDone = () => all.state.apiKeys.get(keyId) === undefined;
    const input = { organizationId: all.organizationId, accountId, keyId };
    return { change: { kind: 'deleteAccountKey', input }, isDone, noUndo: 'deleted' };
  },
};
