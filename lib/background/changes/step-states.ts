import type { StepStatus } from '#lib/model/change/change-status.ts';
import { type ChangeRecord, isOver, writeId } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import type { Secrets } from './secrets.ts';

/** What became of each step, as the journal of writes has it. Rejects when the journal cannot be read. */
export async function stepStates(
  { journal, secrets }: Pick<ChangesDependencies, 'journal'> & { secrets: Pick<Secrets, 'has'> },
  record: ChangeRecord,
): Promise<StepStatus[]> {
  // What was not known at the end may have been told since.
  const isTold = record.outcomes?.every(({ state }) => state !== 'unknown') ?? false;
  const entries = isTold ? null : await journal.startingWith(writeId(record.id, ''));
  // Also after "cancel the rest" a step may be waiting for its turn to be sent.
  const unsent = isOver(record) ? 'left' : 'waiting';
  return record.plan.steps.map((step, index): StepStatus => {
    const hasSecret = secrets.has(record.id, index);
    const base = { failure: null, isShown: null, resultId: null, hasSecret };
    const outcome = record.outcomes?.[index];
    const isSettled = entries?.get(writeId(record.id, index)) !== undefined && outcome?.state === 'unknown';
    if (outcome && !isSettled) return { ...base, ...outcome };
    if (step.differences.length === 0) return { ...base, state: 'already' };
    const entry = entries?.get(writeId(record.id, index));
    if (entry === 'unreadable') return { ...base, state: 'unknown', failure: { kind: 'outcome-unknown' } };
    if (!entry) return { ...base, state: unsent };
    const { failure, resultId } = entry;
    switch (entry.state) {
      case 'intended':
        return { ...base, state: unsent };
      case 'not-sent':
        return { ...base, state: unsent, failure };
      case 'sent':
        return { ...base, state: 'sending' };
      case 'done':
        return { ...base, state: entry.wasSo ? 'already' : 'done', failure, resultId };
      default:
        return { ...base, state: entry.state, failure, resultId };
    }
  });
}
