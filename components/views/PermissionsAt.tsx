import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlaceAccess } from '#components/hooks/use-place-access.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { PlaceHead } from './PlaceHead.tsx';
import { CanI } from './permissions/CanI.tsx';
import { QuestionPicker } from './permissions/QuestionPicker.tsx';
import { QUESTIONS } from './permissions/questions.ts';

interface Props {
  place: Place;
  /** The names that are known of it before it is asked about. */
  known?: ResolvedPlace;
  /** To another place; null where the view has its own way on. */
  onOther: (() => void) | null;
  /** Back to the page's own place; null when that is what is shown. */
  onThisPage: (() => void) | null;
}

/** The questions about access to a place, and the answer to one of them. */
export function PermissionsAt({ place, known, onOther, onThisPage }: Props) {
  const { view } = useNavigation();
  const access = usePlaceAccess(place);
  const { View } = QUESTIONS.find(({ name }) => name === view.question) ?? { View: CanI };
  return (
    <>
      <PlaceHead place={place} resolved={access.resolved.data ?? known ?? null} />
      {(onThisPage || onOther) && (
        <div class="actions">
          {onThisPage && <Button onPress={onThisPage}>{t('permissions_this_page')}</Button>}
          {onOther && <Button onPress={onOther}>{t('permissions_other_place')}</Button>}
        </div>
      )}
      <QuestionPicker />
      <View place={place} access={access} />
    </>
  );
}
