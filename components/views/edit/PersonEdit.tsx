import { useSession } from '#components/app/session-context.ts';
import type { Change } from '#lib/changes.ts';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { accountOf } from '#lib/model/drafts/account-of.ts';
import { AccountActions } from './AccountActions.tsx';
import { DraftButton } from './DraftButton.tsx';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

interface Props {
  person: Person;
  organizationId: string;
}

/** What can be changed about a person, service account or invitation. */
export function PersonEdit({ person, organizationId }: Props) {
  const { id, kind } = person;
  const { user } = useSession();
  const holder = { organizationId, holderKind: accountOf(person).kind, holderId: id };
  const [ending, label] = endingOf(person, organizationId);
  return (
    <EditActions>
      <FormButton form="assign-role" of={holder}>
        {t('form_assign_role')}
      </FormButton>
      <FormButton form="teams-of" of={{ organizationId, personId: id }}>
        {t('form_teams_of')}
      </FormButton>
      <FormButton form="copy-access" of={{ organizationId, personId: id }}>
        {t('form_copy')}
      </FormButton>
      {kind === 'user' && (
        <FormButton form="take-everything" of={{ organizationId, personId: id }}>
          {t('form_take')}
        </FormButton>
      )}
      {kind === 'service-account' && (
        <FormButton form="create-key" of={{ organizationId, accountId: id }}>
          {t('form_create_key')}
        </FormButton>
      )}
      <DraftButton changes={[ending]}>{t(label)}</DraftButton>
      {id === user.id && !user.isSuperuser && (
        <FormButton form="edit-user" of={{ organizationId, userId: id }}>
          {t('form_edit_own')}
        </FormButton>
      )}
      {kind === 'user' && user.isSuperuser && (
        <AccountActions userId={id} isActive={person.isActive} organizationId={organizationId} />
      )}
    </EditActions>
  );
}

/** How somebody leaves an organization. */
function endingOf({ id, kind }: Person, organizationId: string): [Change, PlainKey] {
  switch (kind) {
    case 'user':
      return [{ kind: 'removeMember', input: { organizationId, userId: id } }, 'edit_remove_member'];
    case 'invitation':
      return [
        { kind: 'revokeInvitation', input: { organizationId, invitationId: id } },
        'edit_revoke_invitation',
      ];
    case 'service-account':
      return [
        { kind: 'deleteServiceAccount', input: { organizationId, accountId: id } },
        'edit_delete_account',
      ];
  }
}
