import type { UnfinishedChange } from '#lib/model/change/change-status.ts';
import type { ChangeRecord } from '../changes/change-record.ts';
import { stepStates } from '../changes/step-states.ts';
import type { KeptChanges } from '../kept-changes.ts';

/** The confirmed changes that are not over, of every account, the earliest first. Rejects when the journal cannot be read. */
export async function readUnfinished({ store, journal }: KeptChanges): Promise<UnfinishedChange[]> {
  // What is shown once is the business of the page that follows the change.
  const secrets = { has: () => false };
  const told = async (record: ChangeRecord): Promise<UnfinishedChange> => {
    const { plan, confirmedAt } = record;
    return { plan, confirmedAt, steps: await stepStates({ journal, secrets }, record) };
  };
  return Promise.all((await store.open()).map(told));
}
