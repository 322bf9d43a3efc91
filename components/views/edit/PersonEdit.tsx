import { holderKind } from '#components/forms/holder.ts';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { DraftButton } from './DraftButton.tsx';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

/** What can be changed about a person, service account or invitation. */
export function PersonEdit({ person, organizationId }: { person: Person; organizationId: string }) {
  const { id, kind } = person;
  const holder = { organizationId, holderKind: holderKind(person), holderId: id };
  return (
    <EditActions>
      <FormButton form="assign-role" of={holder}>
        {t('form_assign_role')}
      </FormButton>
      <FormButton form="teams-of" of={{ organizationId, personId: id }}>
        {t('form_teams_of')}
      </FormButton>
      {kind === 'user' && (
        <DraftButton changes={[{ kind: 'removeMember', input: { organizationId, userId: id } }]}>
          {t('edit_remove_member')}
        </DraftButton>
      )}
      {kind === 'invitation' && (
        <DraftButton changes={[{ kind: 'revokeInvitation', input: { organizationId, invitationId: id } }]}>
          {t('edit_revoke_invitation')}
        </DraftButton>
      )}
    </EditActions>
  );
}
