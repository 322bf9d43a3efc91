import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { checkEmail } from '../checks.ts';
import { edited, isEdited } from '../edited.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type Field, isSet, type SpecProps, textIn, textOrNull } from '../field.ts';
import { nameField } from '../usual-fields.ts';

const EMAIL_LENGTH = 254;

const usernameField = (initial = ''): Field =>
  nameField(initial, { name: 'username', label: t('label_username') });

const superuserField = (isSuperuser: boolean): Field => ({
  name: 'isSuperuser',
  kind: 'flag',
  label: t('people_superuser'),
  help: t('form_superuser_help'),
  initial: isSuperuser ? 'yes' : '',
});

/** A new user of a self-hosted control plane. Their password is asked for when it is confirmed. */
export function CreateUser({ work }: SpecProps) {
  const title = t('form_create_user');
  return (
    <>
      <WorkHead title={title} />
      <Form
        work={work}
        title={title}
        fields={() => [
          usernameField(),
          {
            name: 'email',
            kind: 'email',
            label: t('label_email'),
            initial: '',
            maxLength: EMAIL_LENGTH,
            check: checkEmail,
          },
          superuserField(false),
        ]}
        changesOf={(values) => [
          {
            kind: 'createUser',
            input: {
              username: textIn(values, 'username'),
              email: textOrNull(values, 'email'),
              isSuperuser: isSet(values, 'isSuperuser'),
            },
          },
        ]}
      >
        {() => <p class="second">{t('form_password_help')}</p>}
      </Form>
    </>
  );
}

/** The name, username, state and super-user flag of a user. */
export function EditUser({ work }: SpecProps) {
  const { organizationId = '', userId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const user = people.data?.people.items.find(({ id }) => id === userId);
  const title = t('form_edit_user');
  return (
    <FormPage title={title} about={user?.name} query={people}>
      {({ people: rows }) => {
        if (!user) {
          return (
            <NotInRows rows={rows} onRetry={people.refetch}>
              <p class="lead">{t('person_gone')}</p>
            </NotInRows>
          );
        }
        const { username, email, isActive, isSuperuser } = user;
        const name = user.name === username || user.name === email ? null : user.name;
        return (
          <Form
            work={work}
            title={title}
            fields={() => [
              nameField(name ?? '', { isRequired: false }),
              ...(username === null ? [] : [usernameField(username)]),
              // What ZenML does not say cannot be ticked or not.
              ...(isActive === null
                ? []
                : [
                    {
                      name: 'isActive',
                      kind: 'flag' as const,
                      label: t('people_active'),
                      help: t('form_active_help'),
                      initial: isActive ? 'yes' : '',
                    },
                  ]),
              superuserField(isSuperuser),
            ]}
            changesOf={(values) => {
              const set = edited(
                {
                  name: textOrNull(values, 'name'),
                  isSuperuser: isSet(values, 'isSuperuser'),
                  ...(username !== null && { username: textIn(values, 'username') }),
                  ...(isActive !== null && { isActive: isSet(values, 'isActive') }),
                },
                {
                  name,
                  isSuperuser,
                  ...(username !== null && { username }),
                  ...(isActive !== null && { isActive }),
                },
              );
              return isEdited(set) ? [{ kind: 'updateUser', input: { userId, set } }] : [];
            }}
          />
        );
      }}
    </FormPage>
  );
}
