import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import { findOrganization } from './find-organization.ts';
import { OrganizationSelect } from './OrganizationSelect.tsx';
import { PeopleOf } from './PeopleOf.tsx';

/** The people and teams of one organization; with several, which one is picked and remembered. */
export function People() {
  const organizations = useQuery('organizations', {});
  return (
    <Query query={organizations}>
      {(rows) => (
        <>
          <PeopleOfPicked organizations={rows.items} />
          {rows.items.length === 0 && rows.complete && (
            <Empty text={t('organizations_none')} help={t('organizations_none_help')}>
              <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>
            </Empty>
          )}
          {!rows.complete && <RowsNotes rows={rows} onRetry={organizations.refetch} />}
        </>
      )}
    </Query>
  );
}

function PeopleOfPicked({ organizations }: { organizations: readonly Organization[] }) {
  const { view, pickOrganization } = useNavigation();
  const { organizationId: ofPage, isPending } = useOrganizationOfPage();
  const chosen = organizations.find(({ id }) => id === view.organizationId);
  // Not one organization now and another in a moment.
  if (!chosen && isPending && organizations.length > 1) return <Skeleton rows={8} />;
  const picked = chosen ?? (ofPage && findOrganization(organizations, ofPage)) ?? organizations[0];
  if (!picked) return null;
  return (
    <>
      {organizations.length > 1 && (
        <OrganizationSelect organizations={organizations} picked={picked.id} onPick={pickOrganization} />
      )}
      <PeopleOf key={picked.id} organizationId={picked.id} />
    </>
  );
}

/** The organization of the page's place, directly or through its workspace. */
function useOrganizationOfPage(): { organizationId: string | null; isPending: boolean } {
  const { location } = usePlatform();
  const workspaces = useQuery('workspaces', {});
  const place = location?.place;
  if (!place || place.organization || !place.workspace) {
    return { organizationId: place?.organization ?? null, isPending: false };
  }
  const workspace = workspaces.data?.items.find(
    ({ id, name }) => id === place.workspace || name === place.workspace,
  );
  return { organizationId: workspace?.organization?.id ?? null, isPending: workspaces.isPending };
}
