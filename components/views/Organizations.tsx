import { useNavigation } from '#components/app/navigation-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { t } from '#lib/i18n.ts';
import { OrganizationsEdit } from './edit/OrganizationsEdit.tsx';
import { UsersEdit } from './edit/UsersEdit.tsx';
import { OrganizationList } from './OrganizationList.tsx';

/** Every organization that the person is a member of. */
export function Organizations() {
  const { open } = useNavigation();
  const organizations = useQuery('organizations', {});
  return (
    <Query query={organizations} rows={4}>
      {(rows) => (
        <>
          <OrganizationsEdit />
          <UsersEdit />
          {rows.items.length > 0 && (
            <OrganizationList
              label={t('tab_organizations')}
              organizations={rows.items}
              onOpen={({ id }) => open({ kind: 'organization', id })}
            />
          )}
          {rows.items.length === 0 && rows.complete && (
            <Empty text={t('organizations_none')} help={t('organizations_none_help')}>
              <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>
            </Empty>
          )}
          <RowsNotes rows={rows} onRetry={organizations.refetch} />
        </>
      )}
    </Query>
  );
}
