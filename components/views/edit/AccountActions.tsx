import { t } from '#lib/i18n.ts';
import { DraftButton } from './DraftButton.tsx';
import { FormButton } from './FormButton.tsx';

interface Props {
  userId: string;
  /** Null when ZenML does not say. */
  isActive: boolean | null;
  /** Where they are known from; left out for somebody who need not be in any organization. */
  organizationId?: string;
}

/** What only super-users of a self-hosted control plane can change about an account. */
export function AccountActions({ userId, isActive, organizationId }: Props) {
  return (
    <>
      <FormButton form="edit-user" of={{ userId, ...(organizationId !== undefined && { organizationId }) }}>
        {t('form_edit_user')}
      </FormButton>
      <DraftButton changes={[{ kind: 'resetPassword', input: { userId } }]}>
        {t('edit_reset_password')}
      </DraftButton>
      {isActive !== null && (
        <DraftButton changes={[{ kind: 'updateUser', input: { userId, set: { isActive: !isActive } } }]}>
          {t(isActive ? 'edit_deactivate' : 'edit_activate')}
        </DraftButton>
      )}
      <DraftButton changes={[{ kind: 'deleteUser', input: { userId } }]}>{t('edit_delete_user')}</DraftButton>
    </>
  );
}
