import { useQuery } from '#components/hooks/use-query.ts';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { checkDays } from '../checks.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type SpecProps, textIn, textOrNull } from '../field.ts';
import { RolesNotes } from '../RolesNotes.tsx';
import { organizationRoleField } from '../role-fields.ts';
import { useOrganizationName } from '../use-organization-name.ts';
import { descriptionField, nameField } from '../usual-fields.ts';

const MINUTES_A_DAY = 24 * 60;
const TEN_YEARS = 3650;

/** A service account of an organization, with a role or without. */
export function CreateServiceAccount({ work }: SpecProps) {
  const { organizationId = '' } = work.of;
  const roles = useQuery('roles', { organizationId });
  const title = t('form_create_account');
  return (
    <FormPage title={title} about={useOrganizationName(organizationId)} query={roles}>
      {(known) => (
        <Form
          work={work}
          title={title}
          fields={() => [nameField(), descriptionField(), organizationRoleField(known.roles, false)]}
          changesOf={(values) => [
            {
              kind: 'createServiceAccount',
              input: {
                organizationId,
                username: textIn(values, 'name'),
                description: textOrNull(values, 'description'),
                roleId: textOrNull(values, 'role'),
              },
            },
          ]}
        >
          {() => <RolesNotes roles={known} onRetry={roles.refetch} />}
        </Form>
      )}
    </FormPage>
  );
}

/** A key of a service account; ZenML shows it once, after it is confirmed. */
export function CreateKey({ work }: SpecProps) {
  const { organizationId = '', accountId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const title = t('form_create_key');
  return (
    <>
      <WorkHead title={title} second={people.data?.people.items.find(({ id }) => id === accountId)?.name} />
      <Form
        work={work}
        title={title}
        fields={() => [
          nameField(),
          descriptionField(),
          {
            name: 'days',
            kind: 'text',
            label: t('form_key_days'),
            help: t('form_key_days_help'),
            initial: '',
            check: checkDays(TEN_YEARS),
          },
        ]}
        changesOf={(values) => {
          const days = textIn(values, 'days');
          return [
            {
              kind: 'createAccountKey',
              input: {
                organizationId,
                accountId,
                name: textIn(values, 'name'),
                description: textOrNull(values, 'description'),
                expiresInMinutes: days === '' ? null : Number(days) * MINUTES_A_DAY,
              },
            },
          ];
        }}
      >
        {() => <p class="second">{t('form_key_help')}</p>}
      </Form>
    </>
  );
}
