import type { Change } from '#lib/changes.ts';
import type { State } from '../../control-plane/state/state.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';

/** A change, and the request that makes it. */
export type Attempt = [change: Change, method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown];

/** Adds what the attempts need beside the demo. */
export const plant = (state: State): void => {
  const { id: organization_id } = demoIds(state).organization('Northwind ML');
  const now = Date.now();
  state.roles.add({
    id: '00000000-0000-4000-8000-00000000aaaa',
    organization_id,
    name: 'Unused',
    description: null,
    level: 'workspace',
    system_managed: false,
    type: 'normal',
    permissions: [],
    created: now,
    updated: now,
  });
};

/** Each is of its own thing, so that none is in the way of another. */
export function attemptsIn(state: State, self: string): Attempt[] {
  const ids = demoIds(state);
  const organizationId = ids.organization('Northwind ML').id;
  const workspaceId = ids.workspace('prod-vision').id;
  const onPremises = ids.workspace('nw-onprem').id;
  const projectId = ids.project('prod-vision', 'parcels').id;
  const user = (nick: string) => ids.user(`${nick}@northwind.example`).id;
  const role = (name: string) => ids.role('Northwind ML', name).id;
  const team = (name: string) => ids.team('Northwind ML', name).id;
  const account = ids.user('ci-release').id;
  const unused = '00000000-0000-4000-8000-00000000aaaa';
  const invitationId = state.invitations.by('organization', organizationId)[0]?.id ?? '';
  const organization = { organizationId };
  const text = { description: null, logoUrl: null };
  const grant = (roleId: string, nick: string, scope: [string | null, string | null]) => ({
    ...organization,
    roleId,
    holder: { kind: 'user' as const, id: user(nick) },
    workspaceId: scope[0],
    projectId: scope[1],
  });
  const at = (roleId: string, nick: string, [workspace, project]: [string | null, string | null]) =>
    `/roles/${roleId}/assignments?user_id=${user(nick)}${workspace ? `&workspace_id=${workspace}` : ''}${project ? `&project_id=${project}` : ''}`;
  const inVision: [string, null] = [workspaceId, null];
  const inParcels: [string, string] = [workspaceId, projectId];
  const everywhere: [null, null] = [null, null];
  const member = { kind: 'user' as const, id: user('farah') };
  const inOrganization = `/organizations/${organizationId}`;
  return [
    [
      {
        kind: 'createWorkspace',
        input: { ...organization, name: 'new', displayName: 'New', ...text, version: null },
      },
      'POST',
      '/workspaces',
      { name: 'new', organization_id: organizationId },
    ],
    [
      { kind: 'enrollWorkspace', input: { ...organization, name: 'own', displayName: 'Own', ...text } },
      'POST',
      '/workspaces?enroll=true',
      { name: 'own', organization_id: organizationId },
    ],
    ...[workspaceId, onPremises].flatMap((id): Attempt[] => [
      [
        { kind: 'updateWorkspace', input: { workspaceId: id, set: { description: 'x' } } },
        'PATCH',
        `/workspaces/${id}`,
        { description: 'x' },
      ],
      [
        { kind: 'setWorkspaceState', input: { workspaceId: id, state: 'available' } },
        'PATCH',
        `/workspaces/${id}`,
        { desired_state: 'available' },
      ],
      [
        { kind: 'upgradeWorkspace', input: { workspaceId: id, version: '0.94.2' } },
        'PATCH',
        `/workspaces/${id}`,
        { zenml_service: { configuration: { version: '0.94.2' } } },
      ],
    ]),
    [
      { kind: 'updateOrganization', input: { ...organization, set: { description: 'x' } } },
      'PATCH',
      inOrganization,
      { description: 'x' },
    ],
    [
      { kind: 'updateOrganization', input: { ...organization, set: { trustedDomains: [] } } },
      'PATCH',
      inOrganization,
      { trusted_domains: [] },
    ],
    [
      { kind: 'createUser', input: { username: 'grace', email: null, isSuperuser: false } },
      'POST',
      '/users?username=grace',
    ],
    [
      { kind: 'updateUser', input: { userId: user('hana'), set: { name: 'H' } } },
      'PATCH',
      `/users/${user('hana')}`,
      { name: 'H' },
    ],
    [
      { kind: 'updateUser', input: { userId: self, set: { name: 'Me' } } },
      'PATCH',
      `/users/${self}`,
      { name: 'Me' },
    ],
    [
      { kind: 'updateUser', input: { userId: self, set: { isActive: true } } },
      'PATCH',
      `/users/${self}`,
      { is_active: true },
    ],
    [
      { kind: 'resetPassword', input: { userId: user('hana') } },
      'PATCH',
      `/users/${user('hana')}`,
      { password: 'secret-enough' },
    ],
    [{ kind: 'deleteUser', input: { userId: user('uma') } }, 'DELETE', `/users/${user('uma')}`],
    [
      {
        kind: 'createRole',
        input: { ...organization, name: 'Fresh', description: null, level: 'organization', permissions: [] },
      },
      'POST',
      '/roles',
      { name: 'Fresh', organization_id: organizationId, level: 'organization', permissions: [] },
    ],
    [
      {
        kind: 'updateRole',
        input: { ...organization, roleId: role('Secret Auditor'), set: { description: 'x' } },
      },
      'PATCH',
      `/roles/${role('Secret Auditor')}`,
      { description: 'x' },
    ],
    [{ kind: 'deleteRole', input: { ...organization, roleId: unused } }, 'DELETE', `/roles/${unused}`],
    [
      { kind: 'assignRole', input: grant(role('Organization Viewer'), 'farah', everywhere) },
      'POST',
      at(role('Organization Viewer'), 'farah', everywhere),
    ],
    [
      { kind: 'assignRole', input: grant(role('Workspace Viewer'), 'farah', inVision) },
      'POST',
      at(role('Workspace Viewer'), 'farah', inVision),
    ],
    [
      { kind: 'assignRole', input: grant(role('Workspace Viewer'), 'farah', [onPremises, null]) },
      'POST',
      at(role('Workspace Viewer'), 'farah', [onPremises, null]),
    ],
    [
      { kind: 'assignRole', input: grant(role('Project Viewer'), 'farah', inParcels) },
      'POST',
      at(role('Project Viewer'), 'farah', inParcels),
    ],
    [
      { kind: 'revokeRole', input: grant(role('Organization Viewer'), 'farah', everywhere) },
      'DELETE',
      at(role('Organization Viewer'), 'farah', everywhere),
    ],
    [
      { kind: 'revokeRole', input: grant(role('Secret Auditor'), 'olga', inVision) },
      'DELETE',
      at(role('Secret Auditor'), 'olga', inVision),
    ],
    [
      { kind: 'revokeRole', input: grant(role('Project Developer'), 'pablo', inParcels) },
      'DELETE',
      at(role('Project Developer'), 'pablo', inParcels),
    ],
    [
      { kind: 'createTeam', input: { ...organization, name: 'Fresh', description: null } },
      'POST',
      '/teams',
      { name: 'Fresh', organization_id: organizationId },
    ],
    [
      { kind: 'updateTeam', input: { ...organization, teamId: team('ml-core'), set: { description: 'x' } } },
      'PATCH',
      `/teams/${team('ml-core')}`,
      { description: 'x' },
    ],
    [
      { kind: 'addTeamMember', input: { ...organization, teamId: team('platform'), member } },
      'POST',
      `/teams/${team('platform')}/members?user_id=${member.id}`,
    ],
    [
      {
        kind: 'removeTeamMember',
        input: { ...organization, teamId: team('analysts'), member: { kind: 'user', id: user('rosa') } },
      },
      'DELETE',
      `/teams/${team('analysts')}/members?user_id=${user('rosa')}`,
    ],
    [
      { kind: 'deleteTeam', input: { ...organization, teamId: team('empty-for-now') } },
      'DELETE',
      `/teams/${team('empty-for-now')}`,
    ],
    [
      {
        kind: 'invite',
        input: { ...organization, email: 'new@northwind.example', roleId: role('Organization Member') },
      },
      'POST',
      `${inOrganization}/invitations`,
      { email: 'new@northwind.example', role_id: role('Organization Member') },
    ],
    [
      { kind: 'revokeInvitation', input: { ...organization, invitationId } },
      'DELETE',
      `${inOrganization}/invitations/${invitationId}`,
    ],
    [
      { kind: 'removeMember', input: { ...organization, userId: user('samir') } },
      'DELETE',
      `${inOrganization}/members?user_id=${user('samir')}`,
    ],
    [
      { kind: 'removeMember', input: { ...organization, userId: self } },
      'DELETE',
      `${inOrganization}/members?user_id=${user('nikhil')}`,
    ],
    [
      {
        kind: 'createServiceAccount',
        input: { ...organization, username: 'robot', description: null, roleId: null },
      },
      'POST',
      `${inOrganization}/service_accounts`,
      { username: 'robot' },
    ],
    [
      {
        kind: 'createAccountKey',
        input: { ...organization, accountId: account, name: 'k', description: null, expiresInMinutes: null },
      },
      'POST',
      `${inOrganization}/service_accounts/${account}/api_keys`,
      { name: 'k' },
    ],
  ];
}
