import { locked } from '../locked.ts';
import type { ChangeStore } from './change-store.ts';

export interface GivingUp {
  store: Pick<ChangeStore, 'open' | 'update'>;
  /** Stops what is being read of a control plane; settles when all of it has come to its end. */
  cancel(controlPlaneId: string): Promise<void>;
}

/**
 * Does the work once nothing more is sent to these control planes: a change that is applied there ends after the step that is on its way, and
 * no other begins meanwhile. What became of such a change nobody learns. To be called while no change can be confirmed there.
 */
export async function givingUp<T>(
  { store, cancel }: GivingUp,
  controlPlaneIds: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const open = (await store.open()).filter(({ plan }) => controlPlaneIds.includes(plan.controlPlaneId));
  for (const { id } of open) await store.update(id, () => ({ state: 'cancelled' }));
  await Promise.all(controlPlaneIds.map(cancel));
  return locked(
    controlPlaneIds.flatMap((id) => [`changes:${id}`, `writes:${id}`]),
    work,
  );
}
