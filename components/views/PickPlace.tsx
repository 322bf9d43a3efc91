import { useArrival } from '#components/hooks/use-arrival.ts';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import { PlacePicker } from './PlacePicker.tsx';

/** Asks for the place that a question is about. */
export function PickPlace({ onPick }: { onPick: (place: Place) => void }) {
  const lead = useArrival<HTMLParagraphElement>();
  return (
    <>
      <p class="lead" ref={lead} tabIndex={-1}>
        {t('permissions_pick')}
      </p>
      <PlacePicker onPick={onPick} />
    </>
  );
}
