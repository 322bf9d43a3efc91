import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlaceAccess } from '#components/hooks/use-place-access.ts';
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
  /** To other places. */
  ways?: ComponentChildren;
  /** What is shown in place of the answer. */
  children?: ComponentChildren;
}

/** The questions about access to a place, and the answer to one of them. */
export function PermissionsAt({ place, known, ways, children }: Props) {
  const { view } = useNavigation();
  const access = usePlaceAccess(place);
  const { View } = QUESTIONS.find(({ name }) => name === view.question) ?? { View: CanI };
  return (
    <>
      <PlaceHead
        place={place}
        resolved={access.resolved.data ?? known ?? null}
        ways={ways}
        // What somebody can reach has a heading of its own.
        isHead={view.question !== 'reach'}
      />
      <QuestionPicker />
      {children || <View place={place} access={access} />}
    </>
  );
}
