import { useNavigation } from '#components/app/navigation-context.ts';
import type { Detail } from '#components/app/platform.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import { OrganizationOfPlace } from './OrganizationOfPlace.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { RoleList } from './RoleList.tsx';

/** The place that the page names: what it is, what is known of it, my roles there. */
export function PlaceCard({ place }: { place: Place }) {
  const { check } = useNavigation();
  const roles = useQuery('myRoles', { place });
  const workspaceName = place.workspace ?? roles.data?.place.workspace?.id ?? null;
  const workspace = useQuery('workspace', workspaceName === null ? null : { workspace: workspaceName });
  const isOrganization = workspaceName === null && place.organization !== null;
  return (
    <>
      <PlaceHead place={place} resolved={roles.data?.place ?? null} workspace={workspace.data} />
      <div class="actions">
        <Button isPrimary onPress={() => check(null)}>
          {t('my_permissions_here')}
        </Button>
        {workspace.data && <Details of={{ kind: 'workspace', id: workspace.data.id }} />}
        {isOrganization && <Details of={{ kind: 'organization', id: place.organization ?? '' }} />}
      </div>
      {isOrganization ? (
        <OrganizationOfPlace named={place.organization ?? ''} />
      ) : (
        <PlaceFields place={place} resolved={roles.data?.place ?? null} workspace={workspace} />
      )}
      <Section title={t('my_roles_here')}>
        <Query query={roles} rows={2}>
          {({ place: reached, roles: held, isSuperuser, missing }) => (
            <>
              {isSuperuser && <p class="lead">{t('permissions_superuser')}</p>}
              <RoleList roles={held} empty={t('permissions_roles_none')} place={reached} />
              <MissingNotes missing={missing} onRetry={roles.refetch} />
            </>
          )}
        </Query>
      </Section>
    </>
  );
}

function Details({ of }: { of: Detail }) {
  const { open } = useNavigation();
  return <Button onPress={() => open(of)}>{t('all_details')}</Button>;
}
