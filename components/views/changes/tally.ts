import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus, StepState, StepStatus } from '#lib/model/change/change-status.ts';
import { STEP_STATES } from './state-words.ts';

/** The order in which counts are told. */
const ORDER: readonly StepState[] = [
  'done',
  'already',
  'refused',
  'not-done',
  'unknown',
  'left',
  'sending',
  'waiting',
];

/** How many steps are in each state that any is in. */
export function tally(steps: readonly StepStatus[]): [state: StepState, count: number][] {
  return ORDER.map((state): [StepState, number] => [
    state,
    steps.filter((step) => step.state === state).length,
  ]).filter(([, count]) => count > 0);
}

/** The same in words: `Done: 3, Refused by ZenML: 1`. */
export const tallyText = (steps: readonly StepStatus[]): string =>
  tally(steps)
    .map(([state, count]) => t('group_count', { name: t(STEP_STATES[state].word), count: number(count) }))
    .join(', ');

/** Steps of which no more will come by itself. */
const isOver = ({ state }: StepStatus): boolean => state !== 'waiting' && state !== 'sending';
export const countOver = ({ steps }: Pick<ChangeStatus, 'steps'>): number => steps.filter(isOver).length;

/** Whether something of a finished change could be planned again. */
export const hasRest = ({ steps }: Pick<ChangeStatus, 'steps'>): boolean =>
  steps.some(({ state }) => state === 'not-done' || state === 'refused' || state === 'left');
