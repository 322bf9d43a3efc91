import { t } from '#lib/i18n.ts';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

/** What can be added to the people and teams of an organization. */
export function PeopleEdit({ organizationId }: { organizationId: string }) {
  const of = { organizationId };
  return (
    <EditActions>
      <FormButton form="invite" of={of}>
        {t('form_invite')}
      </FormButton>
      <FormButton form="give-many" of={of}>
        {t('form_give_many')}
      </FormButton>
      <FormButton form="create-team" of={of}>
        {t('form_create_team')}
      </FormButton>
      <FormButton form="create-service-account" of={of}>
        {t('form_create_account')}
      </FormButton>
    </EditActions>
  );
}
