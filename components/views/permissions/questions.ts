import type { ComponentChildren } from 'preact';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import type { PlainKey } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import type { Question } from '#lib/view-request.ts';
import { CanI } from './CanI.tsx';

import { Matrix } from './Matrix.tsx';
import { Reach } from './reach/Reach.tsx';
import { WhyCantI } from './WhyCantI.tsx';
import { WhoHasAccess } from './who/WhoHasAccess.tsx';

/** What a question is asked about. */
export interface QuestionProps {
  place: Place;
  access: PlaceAccess;
}

/** The questions about a place, in the order of their buttons. */
export const QUESTIONS: readonly {
  name: Question;
  label: PlainKey;
  View: (props: QuestionProps) => ComponentChildren;
}[] = [
  { name: 'can', label: 'question_can', View: CanI },
  { name: 'why-not', label: 'question_why_not', View: WhyCantI },
  { name: 'matrix', label: 'question_matrix', View: Matrix },
  { name: 'who', label: 'question_who', View: WhoHasAccess },
  { name: 'reach', label: 'question_reach', View: Reach },
];
