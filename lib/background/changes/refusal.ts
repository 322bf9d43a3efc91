import type { Failure } from '#lib/model/failure.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';

type Dependencies = Pick<ChangesDependencies, 'isEditing' | 'policy'>;
/** So many changes at once. */
type Count = Pick<readonly unknown[], 'length'>;

export const ONE: Count = { length: 1 };

/** Why changes may not be made now: an administrator forbids it, or editing is not turned on. Null: they may. */
export async function refusalOf(
  dependencies: Dependencies,
  controlPlaneId: string,
  changes: Count,
): Promise<Failure | null> {
  if ((await dependencies.policy()).isReadOnly) return { kind: 'administered', what: 'read-only' };
  if (!(await dependencies.isEditing(controlPlaneId))) return { kind: 'read-only' };
  return bulkRefusal(dependencies, changes);
}

/** Why so many changes may not even be planned; null: they may. */
export async function bulkRefusal(
  { policy }: Pick<Dependencies, 'policy'>,
  { length }: Count,
): Promise<Failure | null> {
  return length > 1 && (await policy()).isBulkOff ? { kind: 'administered', what: 'bulk' } : null;
}
