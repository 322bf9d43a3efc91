import { usePlatform } from '#components/app/platform-context.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { t } from '#lib/i18n.ts';
import { isNowhere } from '#lib/model/place.ts';
import { PlaceCard } from './PlaceCard.tsx';
import { useOpenPicked } from './use-open-picked.ts';

const PlacePicker = lazy(() => import('./PlacePicker.tsx').then((module) => module.PlacePicker));

/** What the tab shows; where it shows nothing that we know, a way to pick. */
export function ThisPage() {
  const { location, openOptions } = usePlatform();
  const openPicked = useOpenPicked();
  if (location && !location.isSignIn && !isNowhere(location.place)) {
    return <PlaceCard key={JSON.stringify(location.place)} place={location.place} />;
  }
  return (
    <>
      {location ? (
        <p class="lead">{t(location.isSignIn ? 'here_sign_in_page' : 'here_names_nothing')}</p>
      ) : (
        <Empty text={t('here_off_zenml')}>
          <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>
          {openOptions && (
            <Button onPress={() => openOptions('control-planes')}>{t('control_plane_is_yours')}</Button>
          )}
        </Empty>
      )}
      <PlacePicker onPick={openPicked} />
    </>
  );
}
