import { createChangeStore } from './changes/change-store.ts';
import { createJournal } from './writes/journal.ts';

/** Changes and their writes, as kept in the extension's databases: one of each for everybody in the worker. Opened when first used. */
export const createKeptChanges = () => ({
  store: createChangeStore((name, work) => navigator.locks.request(name, work)),
  journal: createJournal(),
});

export type KeptChanges = ReturnType<typeof createKeptChanges>;
