import type { Removed } from '#lib/model/added.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { policy } from '#lib/policy.ts';
import { isInPrivateWindow } from '#lib/private-window.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { giveBackHosts } from './give-back-hosts.ts';
import { leaveTabs } from './launchers.ts';

export interface RemoveDependencies {
  /** Whether a change there is not over, paused ones included, or a write is on its way. */
  isBusy(controlPlaneId: string): Promise<boolean>;
  /** Does the work once nothing more is sent there, whatever was not over; what is on its way comes to its end before. */
  givingUp<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of all that is kept of a control plane. */
  forget(controlPlaneId: string): Promise<void>;
}

/**
 * Removes a control plane and all that is kept of it: the list first, so that nothing of it is asked or stored any more. To be called
 * while no change can be confirmed there. `givesUp`: a change there that is not over stands in nobody's way, as of a control plane that is
 * gone for good; what became of it nobody learns then.
 */
export async function removeControlPlane(
  controlPlane: ControlPlane,
  givesUp: boolean,
  { isBusy, givingUp, forget }: RemoveDependencies,
): Promise<Removed> {
  if (isInPrivateWindow()) return { is: 'private-window' };
  if ((await policy.read()).controlPlanes !== null) return { is: 'administered' };
  if (!(await isBusy(controlPlane.id))) return remove(controlPlane, forget);
  if (!givesUp) return { is: 'busy' };
  return givingUp(() => remove(controlPlane, forget));
}

async function remove(controlPlane: ControlPlane, forget: RemoveDependencies['forget']): Promise<Removed> {
  await addedControlPlanes.update((all) =>
    all.filter(({ dashboardOrigin }) => dashboardOrigin !== controlPlane.dashboardOrigin),
  );
  await leaveTabs(controlPlane);
  await forget(controlPlane.id);
  await giveBackHosts(controlPlane);
  return { is: 'removed' };
}
