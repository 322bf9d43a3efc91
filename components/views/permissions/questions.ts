import type { ComponentChildren } from 'preact';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import type { PlainKey } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';
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
  /** In a word or two, … */
  label: PlainKey;
  /** … and in full. */
  help: PlainKey;
  View: (props: QuestionProps) => ComponentChildren;
}[] = [
  { name: 'can', label: 'question_can', help: 'question_can_help', View: CanI },
  { name: 'why-not', label: 'question_why_not', help: 'question_why_not_help', View: WhyCantI },
  { name: 'who', label: 'question_who', help: 'question_who_help', View: WhoHasAccess },
  { name: 'matrix', label: 'question_matrix', help: 'question_matrix_help', View: Matrix },
  { name: 'reach', label: 'question_reach', help: 'question_reach_help', View: Reach },
];
