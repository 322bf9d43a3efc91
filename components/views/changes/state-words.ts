import type { IconName } from '#components/ui/Icon.tsx';
import type { Tone } from '#components/ui/Tag.tsx';
import type { PlainKey } from '#lib/i18n.ts';
import type { ChangeState, NoUndo, StepState } from '#lib/model/change/change-status.ts';

interface StateWords {
  word: PlainKey;
  tone: Tone;
  icon: IconName;
}

/** What became of a step: a word, and a sign that is never alone. */
export const STEP_STATES: Record<StepState, StateWords> = {
  waiting: { word: 'step_state_waiting', tone: 'plain', icon: 'pending' },
  sending: { word: 'step_state_sending', tone: 'plain', icon: 'refresh' },
  done: { word: 'step_state_done', tone: 'good', icon: 'check' },
  already: { word: 'step_state_already', tone: 'plain', icon: 'equal' },
  refused: { word: 'step_state_refused', tone: 'bad', icon: 'cross' },
  'not-done': { word: 'step_state_not_done', tone: 'bad', icon: 'cross' },
  unknown: { word: 'step_state_unknown', tone: 'unsure', icon: 'question' },
  left: { word: 'step_state_left', tone: 'plain', icon: 'minus' },
};

/** How far a change has come. */
export const CHANGE_STATES: Record<ChangeState, PlainKey> = {
  applying: 'change_state_applying',
  paused: 'change_state_paused',
  cancelled: 'change_state_cancelled',
  finished: 'change_state_finished',
};

/** Why a change cannot be taken back. */
export const NO_UNDO: Record<NoUndo, PlainKey> = {
  'nothing-done': 'no_undo_nothing_done',
  'not-over': 'no_undo_not_over',
  deleted: 'no_undo_deleted',
  'no-request': 'no_undo_no_request',
  'no-downgrade': 'no_undo_no_downgrade',
  secret: 'no_undo_secret',
  undone: 'no_undo_undone',
};
