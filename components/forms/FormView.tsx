import type { ComponentType } from 'preact';
import { Empty } from '#components/ui/Empty.tsx';
import { t } from '#lib/i18n.ts';
import { FormHead } from './FormHead.tsx';
import type { FormWork, SpecProps } from './field.ts';
import { AssignRole } from './specs/AssignRole.tsx';
import { Invite } from './specs/Invite.tsx';
import { TeamMembers } from './specs/TeamMembers.tsx';
import { CreateTeam, EditTeam } from './specs/Teams.tsx';
import { TeamsOf } from './specs/TeamsOf.tsx';

/** Every form, by the name that `Work` knows it by. */
const FORMS = {
  'assign-role': AssignRole,
  'create-team': CreateTeam,
  'edit-team': EditTeam,
  invite: Invite,
  'team-members': TeamMembers,
  'teams-of': TeamsOf,
} satisfies Record<string, ComponentType<SpecProps>>;

export type FormName = keyof typeof FORMS;

const isFormName = (name: string): name is FormName => Object.hasOwn(FORMS, name);

/** The form of a name, about the things of these ids. Forms draft changes; nothing is sent from here. */
export function FormView({ form, of }: FormWork) {
  const work = { form, of };
  if (!isFormName(form)) {
    return (
      <>
        <FormHead title={t('form_gone')} />
        <Empty text={t('form_gone_help')} />
      </>
    );
  }
  const Spec: ComponentType<SpecProps> = FORMS[form];
  return <Spec key={`${form} ${JSON.stringify(of)}`} work={work} />;
}
