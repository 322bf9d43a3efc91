import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { User } from '#lib/model/resources/user.ts';
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

/** The name, username, state and super-user flag of a user; of oneself the name alone, unless one is a super-user. */
export function EditUser({ work }: SpecProps) {
  return work.of.organizationId ? <EditMember work={work} /> : <EditAnyone work={work} />;
}

/** Somebody who need not be in any organization; super-users alone know them. */
function EditAnyone({ work }: SpecProps) {
  const users = useQuery('users', {});
  const user = users.data?.items.find(({ id }) => id === work.of.userId);
  return (
    <FormPage title={t('form_edit_user')} about={user && nameOfUser(user)} query={users}>
      {(rows) =>
        user ? (
          <UserForm work={work} user={user} />
        ) : (
          <NotInRows rows={rows} onRetry={users.refetch}>
            <p class="lead">{t('person_gone')}</p>
          </NotInRows>
        )
      }
    </FormPage>
  );
}

function EditMember({ work }: SpecProps) {
  const { organizationId = '', userId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const user = people.data?.people.items.find(({ id }) => id === userId);
  return (
    <FormPage title={t('form_edit_user')} about={user?.name} query={people}>
      {({ people: rows }) =>
        user ? (
          <UserForm work={work} user={user} />
        ) : (
          <NotInRows rows={rows} onRetry={people.refetch}>
            <p class="lead">{t('person_gone')}</p>
          </NotInRows>
        )
      }
    </FormPage>
  );
}

interface UserProps extends SpecProps {
  user: Pick<User, 'id' | 'name' | 'username' | 'email' | 'isActive' | 'isSuperuser'>;
}

function UserForm({ work, user }: UserProps) {
  const { user: me } = useSession();
  const { id: userId, email } = user;
  const isOwnOnly = userId === me.id && me.isSuperuser !== true;
  // What ZenML does not say cannot be ticked or not.
  const [username, isActive, isSuperuser] = isOwnOnly
    ? [null, null, null]
    : [user.username, user.isActive, user.isSuperuser];
  // People without a name are called by something else.
  const name = [user.username, email, userId].includes(user.name) ? null : user.name;
  return (
    <Form
      work={work}
      title={t('form_edit_user')}
      fields={() => [
        nameField(name ?? '', { isRequired: false }),
        ...(username === null ? [] : [usernameField(username)]),
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
        ...(isSuperuser === null ? [] : [superuserField(isSuperuser)]),
      ]}
      changesOf={(values) => {
        const set = edited(
          {
            name: textOrNull(values, 'name'),
            ...(username !== null && { username: textIn(values, 'username') }),
            ...(isActive !== null && { isActive: isSet(values, 'isActive') }),
            ...(isSuperuser !== null && { isSuperuser: isSet(values, 'isSuperuser') }),
          },
          {
            name,
            ...(username !== null && { username }),
            ...(isActive !== null && { isActive }),
            ...(isSuperuser !== null && { isSuperuser }),
          },
        );
        return isEdited(set) ? [{ kind: 'updateUser', input: { userId, set } }] : [];
      }}
    />
  );
}
