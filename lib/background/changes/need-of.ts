import type { Change, ChangeInput, ChangeKind } from '#lib/changes.ts';
import type { Need } from '#lib/model/change/need.ts';

/** Where a change is made. `workspaceId` with no organization: which one it is in has to be asked. */
export interface Whereabouts {
  organizationId: string | null;
  workspaceId: string | null;
}

type Rule<K extends ChangeKind> = (input: ChangeInput<K>, where: Whereabouts, userId: string) => Need;

/** A permission on the organization's own side. The names of its types are in no source. */
const inOrganization =
  (type: string, action: string) =>
  (_: unknown, { organizationId }: Whereabouts): Need => ({
    is: 'permission',
    anyOf: [
      {
        action,
        target: {
          organizationId,
          workspaceId: null,
          project: null,
          type,
          id: type === 'organization' ? organizationId : null,
        },
      },
    ],
  });

const onWorkspace =
  (action: string) =>
  (_: unknown, { organizationId, workspaceId }: Whereabouts): Need => ({
    is: 'permission',
    anyOf: [
      { action, target: { organizationId, workspaceId, project: null, type: 'workspace', id: workspaceId } },
    ],
  });

const superUser = (): Need => ({ is: 'super-user' });

/** Whoever may grant a role where it is held: see `granters.ts`, whose rule it is. */
const granting = ({ projectId }: ChangeInput<'assignRole' | 'revokeRole'>, where: Whereabouts): Need => {
  const { organizationId, workspaceId } = where;
  if (workspaceId === null) return inOrganization('member', 'update')(null, where);
  const ofWorkspace = onWorkspace('share')(null, where);
  if (projectId === null || ofWorkspace.is !== 'permission') return ofWorkspace;
  const project = { organizationId, workspaceId, project: { id: projectId }, type: 'project', id: projectId };
  return { ...ofWorkspace, anyOf: [{ action: 'share', target: project }, ...ofWorkspace.anyOf] };
};

/** People may edit themselves, but not make themselves more than they are. */
const editingUser: Rule<'updateUser'> = ({ userId, set }, _, self) =>
  userId === self && Object.keys(set).every((field) => field === 'name') ? { is: 'own' } : superUser();

/**
 * What each kind of change needs. ZenML publishes next to nothing of it: [inf] is inferred from the names of its roles and
 * permissions, [R] is documented, [C] stands in ZenML's own scripts (api.md, 2).
 */
const rules: { [K in ChangeKind]: Rule<K> } = {
  /** [inf] */
  createWorkspace: inOrganization('workspace', 'create'),
  enrollWorkspace: inOrganization('workspace', 'create'),
  updateWorkspace: onWorkspace('update'),
  setWorkspaceState: onWorkspace('update'),
  upgradeWorkspace: onWorkspace('update'),
  /** [R] Service accounts may not; who owns one already may not either, which nobody else can tell. */
  createOrganization: () => ({ is: 'person' }),
  /** [inf], but for trusted domains: [R] super-users. */
  updateOrganization: (input, where) =>
    input.set.trustedDomains === undefined
      ? inOrganization('organization', 'update')(input, where)
      : superUser(),
  /** [C] */
  createUser: superUser,
  updateUser: editingUser,
  /** [C] for others; of themselves no source says. */
  resetPassword: ({ userId }, _, self) => (userId === self ? { is: 'unpublished' } : superUser()),
  deleteUser: ({ userId }, _, self) => (userId === self ? { is: 'unpublished' } : superUser()),
  /** [inf] from here on. */
  createRole: inOrganization('role', 'create'),
  updateRole: inOrganization('role', 'update'),
  deleteRole: inOrganization('role', 'delete'),
  assignRole: granting,
  revokeRole: granting,
  createTeam: inOrganization('team', 'create'),
  updateTeam: inOrganization('team', 'update'),
  deleteTeam: inOrganization('team', 'delete'),
  addTeamMember: inOrganization('team', 'update'),
  removeTeamMember: inOrganization('team', 'update'),
  invite: inOrganization('invitation', 'create'),
  revokeInvitation: inOrganization('invitation', 'delete'),
  /** Whether somebody may leave by themselves, no source says. */
  removeMember: (input, where, self) =>
    input.userId === self ? { is: 'unpublished' } : inOrganization('member', 'delete')(input, where),
  createServiceAccount: inOrganization('organization_service_account', 'create'),
  deleteServiceAccount: inOrganization('organization_service_account', 'delete'),
  createAccountKey: inOrganization('organization_service_account', 'update'),
  deleteAccountKey: inOrganization('organization_service_account', 'update'),
};

/** What a change needs of whoever makes it, at the place where it is made. */
export function needOf({ kind, input }: Change, where: Whereabouts, userId: string): Need {
  // A change's input is of its own kind.
  const rule = rules[kind] as Rule<ChangeKind>;
  return rule(input as never, where, userId);
}
