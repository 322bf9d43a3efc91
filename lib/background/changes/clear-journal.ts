import type { Owner } from '../writes/entry.ts';
import { changeOf } from './change-record.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';

/**
 * Forgets the changes of an account that are over, with their writes, and what cannot be read of anybody's. Rejects when the
 * browser cannot read or store.
 */
export async function clearJournal(
  { store, journal }: Pick<ChangesDependencies, 'store' | 'journal'>,
  owner: Owner,
): Promise<void> {
  // Read first: a change is stored before its writes are, so that each of these belongs to one that is kept or to none.
  const writes = await journal.clearable(owner);
  const kept = await store.clear(owner);
  await journal.remove(writes.filter((id) => !kept.has(changeOf(id))));
}
