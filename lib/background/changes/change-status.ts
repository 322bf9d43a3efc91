import * as z from 'zod/mini';
import { Change } from '#lib/changes.ts';
import type { ChangeStatus, NoUndo, StepStatus } from '#lib/model/change/change-status.ts';
import type { Step } from '#lib/model/change/plan.ts';
import { type ChangeRecord, isOver } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { undoStep } from './kinds/index.ts';
import { stepStates } from './step-states.ts';

/** A confirmed change as views take it. Rejects when the journal cannot be read. */
export async function changeStatus(
  dependencies: Pick<ChangesDependencies, 'journal' | 'secrets'>,
  record: ChangeRecord,
): Promise<ChangeStatus> {
  const steps = await stepStates(dependencies, record);
  const { plan, pausedBy, confirmedAt, finishedAt, undoneBy } = record;
  const undo = undoOf(record, steps);
  return {
    plan,
    // What is in the way holds it as a person's pause does; only that it goes on by itself.
    state: stateOf(record),
    pausedBy,
    confirmedAt,
    finishedAt,
    steps,
    noUndo: Array.isArray(undo) ? null : undo,
    undoneBy,
  };
}

/** A change is cancelled once the step that was on its way is over, too. */
function stateOf(record: ChangeRecord): ChangeStatus['state'] {
  if (record.state === 'cancelled' && !isOver(record)) return 'applying';
  return record.state === 'applying' && record.pausedBy !== null ? 'paused' : record.state;
}

/** A change that is to be planned, and the recorded step that it is made from. */
export interface FromRecord {
  change: Change;
  step: Step;
}

/** The changes that take back what was done of a change, the last first; or why there are none. */
export function undoOf(record: ChangeRecord, steps: readonly StepStatus[]): FromRecord[] | NoUndo {
  if (!isOver(record)) return 'not-over';
  if (record.undoneBy !== null) return 'undone';
  let reason: NoUndo = 'nothing-done';
  const changes: FromRecord[] = [];
  for (const [index, step] of record.plan.steps.entries()) {
    const status = steps[index];
    if (status?.state !== 'done') continue;
    const change = z.safeParse(Change, step.change).data;
    const undo = change ? undoStep(change, step, status.resultId) : 'no-request';
    if (typeof undo === 'string') reason = undo;
    else changes.unshift({ change: undo, step });
  }
  return changes.length > 0 ? changes : reason;
}

/** The changes of the steps that were not done, to be planned again; none while it is not over. */
export const restOf = (record: ChangeRecord, steps: readonly StepStatus[]): FromRecord[] =>
  (isOver(record) ? record.plan.steps : []).flatMap((step, index) => {
    const state = steps[index]?.state;
    const isOpen = state === 'left' || state === 'refused' || state === 'not-done';
    const change = isOpen ? z.safeParse(Change, step.change).data : undefined;
    return change ? [{ change, step }] : [];
  });
