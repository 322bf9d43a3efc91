import { useNavigation } from '#components/app/navigation-context.ts';
import type { Detail } from '#components/app/view-state.ts';
import { usePlaceAccess } from '#components/hooks/use-place-access.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import { MyRoles } from './MyRoles.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { PlaceHead } from './PlaceHead.tsx';

const OrganizationOfPlace = lazy(() =>
  import('./OrganizationOfPlace.tsx').then((module) => module.OrganizationOfPlace),
);

/** The place that the page names: what it is, what is known of it, my roles there. */
export function PlaceCard({ place }: { place: Place }) {
  const { check } = useNavigation();
  const access = usePlaceAccess(place);
  const resolved = access.resolved.data;
  const workspaceName = place.workspace ?? resolved?.workspace?.id ?? null;
  const workspace = useQuery('workspace', workspaceName === null ? null : { workspace: workspaceName });
  const isOrganization = workspaceName === null && place.organization !== null;
  // Nothing is known of it: said once, whatever was asked.
  const failure = resolved || workspace.data || workspace.isPending ? null : access.resolved.failure;
  return (
    <>
      <PlaceHead place={place} resolved={resolved} workspace={workspace.data} />
      <div class="actions">
        <Button isPrimary onPress={() => check(null)}>
          {t('my_permissions_here')}
        </Button>
        {workspace.data && <Details of={{ kind: 'workspace', id: workspace.data.id }} />}
        {isOrganization && <Details of={{ kind: 'organization', id: place.organization ?? '' }} />}
      </div>
      {failure && !workspace.failure ? (
        <FailureView
          failure={failure}
          onRetry={access.resolved.refetch}
          isBusy={access.resolved.isFetching}
        />
      ) : isOrganization ? (
        <OrganizationOfPlace named={place.organization ?? ''} />
      ) : (
        <PlaceFields place={place} resolved={resolved} workspace={workspace} />
      )}
      {!failure && (
        <Section title={t('my_roles_here')}>
          <MyRoles of={access} />
        </Section>
      )}
    </>
  );
}

function Details({ of }: { of: Detail }) {
  const { open } = useNavigation();
  return <Button onPress={() => open(of)}>{t('all_details')}</Button>;
}
