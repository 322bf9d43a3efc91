import { useQuery } from '#components/hooks/use-query.ts';
import { DetailHead } from '#components/ui/DetailHead.tsx';
import { EnvironmentTag } from '#components/ui/EnvironmentTag.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import { OrganizationEdit } from './edit/OrganizationEdit.tsx';
import { RolesEdit } from './edit/RolesEdit.tsx';
import { findOrganization } from './find-organization.ts';
import { OrganizationActions } from './OrganizationActions.tsx';
import { OrganizationFields } from './OrganizationFields.tsx';
import { OrganizationWorkspaces } from './OrganizationWorkspaces.tsx';

/** One organization, by its id or name: what is known of it, its workspaces, the way to its people. */
export function OrganizationDetail({ id }: { id: string }) {
  const organizations = useQuery('organizations', {});
  const found = findOrganization(organizations.data?.items ?? [], id);
  return (
    <>
      <DetailHead
        title={found?.name ?? t('kind_organization')}
        kind={t('kind_organization')}
        state={found && <EnvironmentTag names={[found.name]} />}
      />
      <Query query={organizations}>
        {(rows) =>
          found ? (
            <>
              <OrganizationActions organization={found} />
              <OrganizationEdit organizationId={found.id} />
              <OrganizationFields organization={found} />
              <OrganizationWorkspaces organizationId={found.id} />
              <RolesEdit organizationId={found.id} />
            </>
          ) : (
            <NotInRows rows={rows} onRetry={organizations.refetch}>
              <FailureView
                failure={{ kind: 'not-found', reason: null }}
                onRetry={organizations.refetch}
                isBusy={organizations.isFetching}
              />
            </NotInRows>
          )
        }
      </Query>
    </>
  );
}
