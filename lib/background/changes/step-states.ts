import type { StepStatus } from '#lib/model/change/change-status.ts';
import { type ChangeRecord, writeId } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';

/** What became of each step, as the journal of writes has it. Rejects when the journal cannot be read. */
export function stepStates(
  { journal, secrets }: Pick<ChangesDependencies, 'journal' | 'secrets'>,
  record: ChangeRecord,
): Promise<StepStatus[]> {
  return Promise.all(
    record.plan.steps.map(async (step, index): Promise<StepStatus> => {
      const base = {
        failure: null,
        isShown: null,
        resultId: null,
        hasSecret: secrets.has(record.id, index),
      };
      const outcome = record.outcomes?.[index];
      if (outcome) return { ...base, ...outcome };
      if (step.differences.length === 0) return { ...base, state: 'already' };
      const entry = await journal.get(writeId(record.id, index));
      if (entry === 'unreadable') return { ...base, state: 'unknown', failure: { kind: 'outcome-unknown' } };
      const unsent = record.state === 'cancelled' || record.state === 'finished' ? 'left' : 'waiting';
      if (entry === null) return { ...base, state: unsent };
      const { failure, resultId } = entry;
      switch (entry.state) {
        case 'intended':
          return { ...base, state: unsent };
        case 'not-sent':
          return { ...base, state: unsent, failure };
        case 'sent':
          return { ...base, state: 'sending' };
        default:
          return { ...base, state: entry.state, failure, resultId };
      }
    }),
  );
}
