import type { ChangeKind } from '#lib/changes.ts';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';

/** What the steps of one kind are called together; a new kind does not compile without. */
const GROUPS: Record<ChangeKind, PlainKey> = {
  createWorkspace: 'group_create_workspace',
  enrollWorkspace: 'group_enroll_workspace',
  updateWorkspace: 'group_edit_workspace',
  setWorkspaceState: 'group_state',
  upgradeWorkspace: 'group_upgrade',
  createOrganization: 'group_create_organization',
  updateOrganization: 'group_edit_organization',
  createUser: 'group_create_user',
  updateUser: 'group_edit_user',
  resetPassword: 'group_reset_password',
  deleteUser: 'group_delete_user',
  createRole: 'group_create_role',
  updateRole: 'group_edit_role',
  deleteRole: 'group_delete_role',
  assignRole: 'group_assign',
  revokeRole: 'group_revoke',
  createTeam: 'group_create_team',
  updateTeam: 'group_edit_team',
  deleteTeam: 'group_delete_team',
  addTeamMember: 'group_add_member',
  removeTeamMember: 'group_remove_member',
  invite: 'group_invite',
  revokeInvitation: 'group_revoke_invitation',
  removeMember: 'group_remove_from_organization',
  createServiceAccount: 'group_create_account',
  deleteServiceAccount: 'group_delete_account',
  createAccountKey: 'group_create_key',
  deleteAccountKey: 'group_delete_key',
};

const TENANT_GROUPS: Partial<Record<ChangeKind, PlainKey>> = {
  createWorkspace: 'group_create_tenant',
  enrollWorkspace: 'group_enroll_tenant',
  updateWorkspace: 'group_edit_tenant',
};

const isKnown = (kind: string): kind is ChangeKind => Object.hasOwn(GROUPS, kind);

/** What the steps of one kind are called together; a kind of a newer version is shown by its name. */
export function groupWord(kind: string, word: WorkspaceWord): string {
  if (!isKnown(kind)) return kind;
  return t((word === 'tenant' && TENANT_GROUPS[kind]) || GROUPS[kind]);
}
