import type { ChangeKind } from '#lib/changes.ts';
import { t } from '#lib/i18n.ts';
import type { Difference, FieldName, Named, Step } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';

type Sentence = (step: Step, word: WorkspaceWord) => string;

const called = (named: Named | null): string => named?.name || named?.id || t('value_unknown');
const organizationOf = (step: Step): string => called(step.organization);
/** The person that a step is about, whether it is the thing itself or who holds it. */
const person = ({ holder, thing }: Step): string => holder?.name || thing.name;
const after = ({ differences }: Step, field: FieldName): Difference['after'] =>
  differences.find((one) => one.field === field)?.after ?? null;
/** What an edit sets, when it sets nothing else; it then has words of its own. */
const only = (step: Step, field: FieldName): Difference['after'] =>
  step.differences.length === 1 ? after(step, field) : null;

function grant(
  step: Step,
  keys: readonly ['step_assign' | 'step_revoke', 'step_assign_project' | 'step_revoke_project'],
): string {
  const values = { role: step.role?.name || step.thing.name, holder: called(step.holder) };
  if (step.projectId !== null) {
    return t(keys[1], { ...values, project: step.projectId, place: called(step.workspace) });
  }
  return t(keys[0], { ...values, place: called(step.workspace ?? step.organization) });
}

/** What each kind of change does, as one plain sentence; a new kind does not compile without. */
const SENTENCES: { [K in ChangeKind]: Sentence } = {
  createWorkspace: (step, word) =>
    t(word === 'tenant' ? 'step_create_tenant' : 'step_create_workspace', {
      name: step.thing.name,
      organization: organizationOf(step),
    }),
  enrollWorkspace: (step, word) =>
    t(word === 'tenant' ? 'step_enroll_tenant' : 'step_enroll_workspace', {
      name: step.thing.name,
      organization: organizationOf(step),
    }),
  updateWorkspace: ({ thing: { name } }, word) =>
    t(word === 'tenant' ? 'step_edit_tenant' : 'step_edit_workspace', { name }),
  setWorkspaceState: (step) =>
    t(wishedState(step) === 'deactivated' ? 'step_deactivate' : 'step_activate', { name: step.thing.name }),
  upgradeWorkspace: (step) => {
    const version = after(step, 'version') ?? wished(step, 'version');
    return t('step_upgrade', { name: step.thing.name, version: String(version ?? t('value_unknown')) });
  },
  createOrganization: ({ thing: { name } }) => t('step_create_organization', { name }),
  updateOrganization: ({ thing: { name } }) => t('step_edit_organization', { name }),
  createUser: ({ thing: { name } }) => t('step_create_user', { name }),
  updateUser: (step) => {
    const { name } = step.thing;
    const active = only(step, 'active');
    if (active !== null) return t(active ? 'step_activate_user' : 'step_deactivate_user', { name });
    const superuser = only(step, 'super-user');
    if (superuser !== null) return t(superuser ? 'step_make_superuser' : 'step_unmake_superuser', { name });
    return t('step_edit_user', { name });
  },
  resetPassword: ({ thing: { name } }) => t('step_reset_password', { name }),
  deleteUser: ({ thing: { name } }) => t('step_delete_user', { name }),
  createRole: (step) => t('step_create_role', { name: step.thing.name, organization: organizationOf(step) }),
  updateRole: ({ thing: { name } }) => t('step_edit_role', { name }),
  deleteRole: ({ thing: { name } }) => t('step_delete_role', { name }),
  assignRole: (step) => grant(step, ['step_assign', 'step_assign_project']),
  revokeRole: (step) => grant(step, ['step_revoke', 'step_revoke_project']),
  createTeam: (step) => t('step_create_team', { name: step.thing.name, organization: organizationOf(step) }),
  updateTeam: ({ thing: { name } }) => t('step_edit_team', { name }),
  deleteTeam: ({ thing: { name } }) => t('step_delete_team', { name }),
  addTeamMember: (step) => t('step_add_member', { holder: called(step.holder), team: step.thing.name }),
  removeTeamMember: (step) => t('step_remove_member', { holder: called(step.holder), team: step.thing.name }),
  invite: (step) =>
    t('step_invite', {
      email: person(step),
      organization: organizationOf(step),
      role: called(step.role),
    }),
  revokeInvitation: (step) =>
    t('step_revoke_invitation', { email: person(step), organization: organizationOf(step) }),
  removeMember: (step) =>
    t('step_remove_from_organization', { name: person(step), organization: organizationOf(step) }),
  createServiceAccount: (step) =>
    t('step_create_account', { name: step.thing.name, organization: organizationOf(step) }),
  deleteServiceAccount: ({ thing: { name } }) => t('step_delete_account', { name }),
  createAccountKey: (step) =>
    step.holder
      ? t('step_create_key', { name: step.thing.name, account: called(step.holder) })
      : t('step_create_key_alone', { name: step.thing.name }),
  deleteAccountKey: (step) =>
    step.holder
      ? t('step_delete_key', { name: step.thing.name, account: called(step.holder) })
      : t('step_delete_key_alone', { name: step.thing.name }),
};

/** A value of the change itself, for a step that changes nothing because it is so already. */
function wished({ change: { input } }: Step, name: string): unknown {
  return typeof input === 'object' && input !== null ? Reflect.get(input, name) : null;
}
const wishedState = (step: Step): unknown => after(step, 'state') ?? wished(step, 'state');

const isKnown = (kind: string): kind is ChangeKind => Object.hasOwn(SENTENCES, kind);

/** What a step does, as one sentence; a kind of a newer version is shown by its name. */
export function stepSentence(step: Step, word: WorkspaceWord): string {
  const { kind } = step.change;
  return isKnown(kind) ? SENTENCES[kind](step, word) : t('step_unknown', { kind, name: person(step) });
}
