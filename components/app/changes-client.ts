import type { Change } from '#lib/changes.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Result } from '#lib/model/result.ts';

/** What a plan still needs from a person. */
export interface Confirmation {
  /** What was typed for each guard that asks, by the guard's place in the plan. */
  typed: Readonly<Record<number, string>>;
  /** The secrets that steps take, by the step's place in the plan. Never kept. */
  secrets: Readonly<Record<number, string>>;
}

/** What became of a confirmation. */
export type Confirmed =
  /** It is being applied, or was before: one confirmation applies once. */
  | { is: 'applied'; status: ChangeStatus }
  /** The plan was old, or what it rests on has changed: this one is to be looked at instead. */
  | { is: 'planned-again'; plan: Plan; why: 'old' | 'changed' };

/** Planning, confirming and following changes, which the worker does. */
export interface ChangesClient {
  /** Works out what changes would do. Sends reads only. */
  plan(changes: readonly Change[]): Promise<Result<Plan>>;
  /** The same of a draft that this page was opened for, by its id. */
  planDraft(id: string): Promise<Result<Plan>>;
  /** Works out how to take a change back. */
  planUndo(id: string): Promise<Result<Plan>>;
  /** Works out anew what is left of a change that was not done whole. */
  planRest(id: string): Promise<Result<Plan>>;
  /** Whether ZenML will allow each step of a plan, worked out from roles. */
  permits(planId: string): Promise<Result<Permit[]>>;
  /** The requests of a plan, as commands without any credential, one a step. */
  commands(planId: string): Promise<Result<string[]>>;
  confirm(planId: string, confirmation: Confirmation): Promise<Result<Confirmed>>;
  status(id: string): Promise<Result<ChangeStatus>>;
  pause(id: string): Promise<Result<ChangeStatus>>;
  resume(id: string): Promise<Result<ChangeStatus>>;
  /** Leaves what has not begun. */
  cancelRest(id: string): Promise<Result<ChangeStatus>>;
  /** What ZenML's answer to a step shows once; handed out once, and null when it was lost or taken. */
  takeSecret(id: string, step: number): Promise<string | null>;
  /** The account's changes, the latest first; `unreadable` of them cannot be shown. */
  journal(): Promise<Result<{ changes: ChangeStatus[]; unreadable: number }>>;
  /** Forgets every finished change, of every account. */
  clearJournal(): Promise<Result<null>>;
}
