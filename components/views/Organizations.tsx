import { useNavigation } from '#components/app/navigation-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { OrganizationsEdit } from './edit/OrganizationsEdit.tsx';
import { UsersEdit } from './edit/UsersEdit.tsx';
import { OrganizationRows } from './OrganizationRows.tsx';

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
          <OrganizationRows
            rows={rows}
            onOpen={({ id }) => open({ kind: 'organization', id })}
            onRetry={organizations.refetch}
          />
        </>
      )}
    </Query>
  );
}
