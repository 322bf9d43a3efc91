import { useNavigation } from '#components/app/navigation-context.ts';
import { OwnMatrix } from './matrix/OwnMatrix.tsx';
import { SubjectBar } from './matrix/SubjectBar.tsx';
import { useSide } from './matrix/use-side.ts';
import { useSubject } from './matrix/use-subject.ts';
import type { QuestionProps } from './questions.ts';

/** What somebody may do at a place, all of it at once. */
export function Matrix({ place, access }: QuestionProps) {
  const { view } = useNavigation();
  const subject = useSubject(view.whose, access);
  const side = useSide(place, access, subject);
  return (
    <>
      <SubjectBar subject={subject} />
      <OwnMatrix side={side} />
    </>
  );
}
