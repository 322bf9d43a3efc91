import type { ComponentType } from 'preact';
import { Empty } from '#components/ui/Empty.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import type { FormWork, SpecProps } from './field.ts';
import { AssignRole } from './specs/AssignRole.tsx';
import { ChangeRole } from './specs/ChangeRole.tsx';
import { CopyAccess } from './specs/CopyAccess.tsx';
import { GiveMany } from './specs/GiveMany.tsx';
import { Invite } from './specs/Invite.tsx';
import { CreateWorkspace, EnrollWorkspace } from './specs/NewWorkspace.tsx';
import { CreateOrganization, EditOrganization } from './specs/Organizations.tsx';
import { CreateRole, EditRole } from './specs/Roles.tsx';
import { CreateKey, CreateServiceAccount } from './specs/ServiceAccounts.tsx';
import { TakeEverything } from './specs/TakeEverything.tsx';
import { TeamMembers } from './specs/TeamMembers.tsx';
import { CreateTeam, EditTeam } from './specs/Teams.tsx';
import { TeamsOf } from './specs/TeamsOf.tsx';
import { CreateUser, EditUser } from './specs/Users.tsx';
import { EditWorkspace, UpgradeWorkspace } from './specs/Workspace.tsx';

/** Every form, by the name that `Work` knows it by. */
const FORMS = {
  'assign-role': AssignRole,
  'change-role': ChangeRole,
  'copy-access': CopyAccess,
  'create-key': CreateKey,
  'create-organization': CreateOrganization,
  'create-role': CreateRole,
  'create-service-account': CreateServiceAccount,
  'create-team': CreateTeam,
  'create-user': CreateUser,
  'create-workspace': CreateWorkspace,
  'edit-organization': EditOrganization,
  'edit-role': EditRole,
  'edit-team': EditTeam,
  'edit-user': EditUser,
  'edit-workspace': EditWorkspace,
  'enroll-workspace': EnrollWorkspace,
  'give-many': GiveMany,
  invite: Invite,
  'take-everything': TakeEverything,
  'team-members': TeamMembers,
  'teams-of': TeamsOf,
  'upgrade-workspace': UpgradeWorkspace,
} satisfies Record<string, ComponentType<SpecProps>>;

export type FormName = keyof typeof FORMS;

const isFormName = (name: string): name is FormName => Object.hasOwn(FORMS, name);

/** The form of a name, about the things of these ids. Forms draft changes; nothing is sent from here. */
export function FormView({ form, of }: FormWork) {
  const work = { form, of };
  if (!isFormName(form)) {
    return (
      <>
        <WorkHead title={t('form_gone')} />
        <Empty text={t('form_gone_help')} />
      </>
    );
  }
  const Spec: ComponentType<SpecProps> = FORMS[form];
  return <Spec key={`${form} ${JSON.stringify(of)}`} work={work} />;
}
