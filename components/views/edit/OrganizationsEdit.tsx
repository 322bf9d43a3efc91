import { useSession } from '#components/app/session-context.ts';
import { t } from '#lib/i18n.ts';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

/** What can be added to a control plane; users by super-users only. */
export function OrganizationsEdit() {
  const { user } = useSession();
  return (
    <EditActions>
      <FormButton form="create-organization">{t('form_create_organization')}</FormButton>
      {user.isSuperuser && <FormButton form="create-user">{t('form_create_user')}</FormButton>}
    </EditActions>
  );
}
