import type { Failure } from '../failure.ts';
import type { Plan } from './plan.ts';

/**
 * What became of a step. `waiting`: not begun. `sending`: on its way. `done`: ZenML said so or shows so. `already`: it was so
 * before. `refused`: ZenML said no. `not-done`: ZenML was read and does not show it. `unknown`: it may have been done, and is being
 * read back. `left`: cancelled, or what it needed was not done.
 */
export type StepState =
  | 'waiting'
  | 'sending'
  | 'done'
  | 'already'
  | 'refused'
  | 'not-done'
  | 'unknown'
  | 'left';

export interface StepStatus {
  state: StepState;
  failure: Failure | null;
  /** Whether ZenML shows it, read after all was done; null while that was not read. */
  isShown: boolean | null;
  /** The id of what was made; null when it is not known. */
  resultId: string | null;
  /** ZenML's answer holds something that is shown once, and nobody has taken it yet. */
  hasSecret: boolean;
}

/** `paused`: by a person, or by what is in the way (`pausedBy`). */
export type ChangeState = 'applying' | 'paused' | 'cancelled' | 'finished';

/** Why a change cannot be taken back. */
export type NoUndo =
  /** Nothing of it was done. */
  | 'nothing-done'
  /** It is not over yet. */
  | 'not-over'
  /** What was deleted cannot be brought back by its id. */
  | 'deleted'
  /** ZenML has no request for it. */
  | 'no-request'
  /** ZenML creates no older release than is running. */
  | 'no-downgrade'
  /** The old password is nobody's to know. */
  | 'secret'
  /** It is an undo that was itself made for this. */
  | 'undone';

/** A confirmed change, for views. */
export interface ChangeStatus {
  plan: Plan;
  state: ChangeState;
  pausedBy: Failure | null;
  /** Epoch ms. */
  confirmedAt: number;
  finishedAt: number | null;
  steps: StepStatus[];
  /** Null: it can be taken back, in part at least. */
  noUndo: NoUndo | null;
  /** The change that took it back. */
  undoneBy: string | null;
}

/** A confirmed change that is not over: what whoever erases everything would give up. */
export type UnfinishedChange = Pick<ChangeStatus, 'plan' | 'confirmedAt' | 'steps'>;
