import { usePlaceAccess } from '#components/hooks/use-place-access.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { MyRoles } from './MyRoles.tsx';
import { PermissionVerdicts } from './PermissionVerdicts.tsx';
import { PlaceHead } from './PlaceHead.tsx';

interface Props {
  place: Place;
  /** The names that are known of it before it is asked about. */
  known?: ResolvedPlace;
  /** To another place; null where the view has its own way on. */
  onOther: (() => void) | null;
  /** Back to the page's own place; null when that is what is shown. */
  onThisPage: (() => void) | null;
}

/** My roles that reach a place, and what the control plane says they allow. */
export function PermissionsAt({ place, known, onOther, onThisPage }: Props) {
  const access = usePlaceAccess(place);
  const check = useQuery('permissionCheck', { place });
  const resolved = check.data?.place ?? access.resolved.data ?? known ?? null;
  return (
    <>
      <PlaceHead place={place} resolved={resolved} />
      {(onThisPage || onOther) && (
        <div class="actions">
          {onThisPage && <Button onPress={onThisPage}>{t('permissions_this_page')}</Button>}
          {onOther && <Button onPress={onOther}>{t('permissions_other_place')}</Button>}
        </div>
      )}
      <Section title={t('permissions_roles')}>
        <MyRoles of={access} />
      </Section>
      <Section title={t('permissions_actions')}>
        <Query query={check} rows={5}>
          {(answer) => (
            <PermissionVerdicts
              place={place}
              answer={answer}
              onRetry={check.refetch}
              isBusy={check.isFetching}
            />
          )}
        </Query>
      </Section>
    </>
  );
}
