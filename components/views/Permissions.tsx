import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { t } from '#lib/i18n.ts';
import { isNowhere } from '#lib/model/place.ts';
import { PermissionsAt } from './PermissionsAt.tsx';
import { PlacePicker } from './PlacePicker.tsx';
import { QuestionPicker } from './permissions/QuestionPicker.tsx';
import { Reach } from './permissions/reach/Reach.tsx';

/**
 * The questions about access: at the place that was asked for, else at the page's, else at one to be picked. What
 * somebody can reach is not asked of a place.
 */
export function Permissions() {
  const { location } = usePlatform();
  const { view, check } = useNavigation();
  const [isPicking, setPicking] = useState(false);
  const page = location && !isNowhere(location.place) ? location.place : null;
  const place = view.check && !isNowhere(view.check) ? view.check : page;
  if (view.question === 'reach' && !isPicking) {
    return (
      <>
        <QuestionPicker />
        <Reach />
      </>
    );
  }
  if (!place || isPicking) {
    return (
      <>
        <QuestionPicker />
        <p class="lead">{t('permissions_pick')}</p>
        <PlacePicker
          onPick={(picked) => {
            setPicking(false);
            check(picked);
          }}
        />
      </>
    );
  }
  return (
    <PermissionsAt
      key={JSON.stringify(place)}
      place={place}
      onOther={() => setPicking(true)}
      onThisPage={view.check && page ? () => check(null) : null}
    />
  );
}
