import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import { OrganizationFields } from './OrganizationFields.tsx';

/** What is known of the organization that the page names. */
export function OrganizationOfPlace({ id }: { id: string }) {
  const organizations = useQuery('organizations', {});
  return (
    <Query query={organizations} rows={3}>
      {(rows) => {
        const found = rows.items.find((organization) => organization.id === id);
        return found ? (
          <OrganizationFields organization={found} />
        ) : (
          <NotInRows rows={rows} onRetry={organizations.refetch}>
            <p class="lead">{t('here_unresolved', { name: id })}</p>
          </NotInRows>
        );
      }}
    </Query>
  );
}
