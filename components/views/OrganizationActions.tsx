import { useNavigation } from '#components/app/navigation-context.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { NOWHERE } from '#lib/model/place.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import { ShowPeople } from './ShowPeople.tsx';

/** What can be done with an organization from here. */
export function OrganizationActions({ organization }: { organization: Organization }) {
  const { check } = useNavigation();
  const { id } = organization;
  return (
    <div class="actions">
      <Button isPrimary onPress={() => check({ ...NOWHERE, organization: id })}>
        {t('check_my_permissions')}
      </Button>
      <ShowPeople organizationId={id}>{t('organization_people')}</ShowPeople>
      <ActionLink to={{ kind: 'organization', id }}>{t('open_in_zenml')}</ActionLink>
    </div>
  );
}
