import { useMemo } from 'preact/hooks';
import type { Whose } from '#components/app/view-state.ts';
import { usePlaceAccess } from '#components/hooks/use-place-access.ts';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import { DifferenceMatrix } from './DifferenceMatrix.tsx';
import { type Side, useSide } from './use-side.ts';
import { useSubject } from './use-subject.ts';

/** Somebody beside somebody else at the same place. */
export function ComparedWithSubject({
  side,
  whose,
  onOther,
}: {
  side: Side;
  whose: Whose | null;
  onOther: () => void;
}) {
  const { place, access, subject } = side;
  const other = useSide(place, access, useSubject(whose, access));
  const names = [subject.name, other.subject.name] as const;
  const title = t('difference_of', { after: names[1], before: names[0] });
  return (
    <DifferenceMatrix
      sides={[side, other]}
      title={title}
      names={names}
      then={other.decisionOf}
      onOther={onOther}
    />
  );
}

/** Somebody in one workspace or organization beside themselves in another; a page of one resource has none beside it. */
export function ComparedWithPlace({
  side,
  place,
  name,
  onOther,
}: {
  side: Side;
  place: Place;
  name: string;
  onOther: () => void;
}) {
  const { subject } = side;
  const whole = useMemo(() => ({ ...side.place, project: null, resource: null }), [side.place]);
  const access = usePlaceAccess(whole);
  const own = useSide(whole, access, subject);
  const other = useSide(place, usePlaceAccess(place), subject);
  const here = access.resolved.data?.workspace?.displayName ?? access.resolved.data?.organization?.name ?? '';
  const title = t('difference_at', { after: name, before: here, name: subject.name });
  return (
    <DifferenceMatrix
      sides={[own, other]}
      title={title}
      names={[here, name]}
      then={other.decisionOf}
      onOther={onOther}
    />
  );
}
