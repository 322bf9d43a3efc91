import { useState } from 'preact/hooks';
import { useSession } from '#components/app/session-context.ts';
import { useEditing } from '#components/hooks/use-editing.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { FilterInput } from '#components/ui/SearchInput.tsx';
import { plural, t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { User } from '#lib/model/resources/user.ts';
import { PersonMarks } from '../PersonMarks.tsx';
import { AccountActions } from './AccountActions.tsx';

/** So many are in the document at once; the filter leads to the others. */
const MOST_SHOWN = 50;

/** Every user of the control plane, in organizations or not, for super-users; read once it is opened, and nothing while editing is off. */
export function UsersEdit() {
  const { isOn } = useEditing();
  const { user } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!isOn || !user.isSuperuser) return null;
  return (
    <details class="who-more" onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{t('users_section')}</summary>
      {isOpen && <Users />}
    </details>
  );
}

function Users() {
  const users = useQuery('users', {});
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  return (
    <Query query={users} rows={4}>
      {(rows) => {
        const found = rows.items
          .filter(({ name, username, email }) =>
            [name, username, email].join(' ').toLocaleLowerCase().includes(wanted),
          )
          .sort(byName(nameOfUser));
        const shown = found.slice(0, MOST_SHOWN);
        return (
          <>
            <FilterInput label={t('users_filter')} text={text} onText={setText} />
            <ul class="roles editable" aria-label={t('users_section')}>
              {shown.map((user) => (
                <UserRow key={user.id} user={user} />
              ))}
            </ul>
            {found.length === 0 && rows.complete && <p class="second">{t('users_none')}</p>}
            {found.length > shown.length && (
              <p class="second">{plural('pick_more', found.length - shown.length)}</p>
            )}
            <RowsNotes rows={rows} onRetry={users.refetch} />
          </>
        );
      }}
    </Query>
  );
}

function UserRow({ user }: { user: User }) {
  const { id, email, isActive, isSuperuser, isServiceAccount } = user;
  const name = nameOfUser(user);
  return (
    <li>
      <span class="name">{name}</span>{' '}
      <span class="second">
        {email !== name && email}{' '}
        <PersonMarks
          person={{ kind: isServiceAccount ? 'service-account' : 'user', isActive, isSuperuser }}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
      <div class="row-actions" role="group" aria-label={name}>
        <AccountActions userId={id} isActive={isActive} />
      </div>
    </li>
  );
}
