import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import { findOrganization } from './find-organization.ts';
import { OrganizationFields } from './OrganizationFields.tsx';

/** What is known of the organization that the page names, by id or name. */
export function OrganizationOfPlace({ named }: { named: string }) {
  const organizations = useQuery('organizations', {});
  return (
    <Query query={organizations} rows={3}>
      {(rows) => {
        const found = findOrganization(rows.items, named);
        return found ? (
          <OrganizationFields organization={found} />
        ) : (
          <NotInRows rows={rows} onRetry={organizations.refetch}>
            <p class="lead">{t('here_unresolved', { name: named })}</p>
          </NotInRows>
        );
      }}
    </Query>
  );
}
