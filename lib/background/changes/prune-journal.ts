import { changeOf } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';

/**
 * Lets go of what is over and old, changes and writes; reads all of them, so not at every start of a worker. The writes of what is
 * not over stay: forgotten, they would be sent again. Rejects when the browser cannot read or store.
 */
export async function pruneJournal({
  store,
  journal,
  now,
}: Pick<ChangesDependencies, 'store' | 'journal' | 'now'>): Promise<void> {
  const open = new Set((await store.open()).map(({ id }) => id));
  await store.prune(now());
  await journal.prune(now(), (id) => open.has(changeOf(id)));
}
