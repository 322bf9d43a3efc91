import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { t } from '#lib/i18n.ts';
import { isNowhere, type Place } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';
import { PermissionsAt } from './PermissionsAt.tsx';
import { PickPlace } from './PickPlace.tsx';
import { QuestionPicker } from './permissions/QuestionPicker.tsx';
import { Reach } from './permissions/reach/Reach.tsx';

/**
 * The questions about access: at the place that was asked for, else at the page's, else at one to be picked. What
 * somebody can reach is not asked of a place.
 */
export function Permissions() {
  const { location } = usePlatform();
  const { view, check, ask } = useNavigation();
  // Another question ends the picking.
  const [pickingFor, setPickingFor] = useState<Question | null>(null);
  const isPicking = pickingFor === view.question;
  const page = location && !isNowhere(location.place) ? location.place : null;
  const place = view.check && !isNowhere(view.check) ? view.check : page;
  const isOfPlace = view.question !== 'reach';
  const pick = (picked: Place | null) => {
    setPickingFor(null);
    check(picked);
    if (!isOfPlace) ask('can');
  };
  if (!place) {
    return (
      <>
        <QuestionPicker />
        {isOfPlace ? <PickPlace onPick={pick} /> : <Reach />}
      </>
    );
  }
  return (
    <PermissionsAt
      key={JSON.stringify(place)}
      place={place}
      ways={
        <>
          {view.check && page && (
            <button type="button" class="way" onClick={() => pick(null)}>
              {t('permissions_this_page')}
            </button>
          )}
          <button
            type="button"
            class="way"
            aria-expanded={isPicking}
            onClick={() => setPickingFor(isPicking ? null : view.question)}
          >
            {t('permissions_other_place')}
          </button>
        </>
      }
    >
      {isPicking && <PickPlace onPick={pick} />}
    </PermissionsAt>
  );
}
