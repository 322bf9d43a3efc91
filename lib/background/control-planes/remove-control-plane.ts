import type { Removed } from '#lib/model/added.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { policy } from '#lib/policy.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { isInPrivateWindow } from '../private-window.ts';
import { giveBackHosts } from './give-back-hosts.ts';
import { leaveTabs } from './launchers.ts';

export interface RemoveDependencies {
  /** Whether a change there is not over, paused ones included, or a write is on its way. */
  isBusy(controlPlaneId: string): Promise<boolean>;
  /** Lets go of all that is kept of a control plane. */
  forget(controlPlaneId: string): Promise<void>;
}

/**
 * Removes a control plane and all that is kept of it: the list first, so that nothing of it is asked or stored any more. To be called
 * while no change can be confirmed there.
 */
export async function removeControlPlane(
  controlPlane: ControlPlane,
  { isBusy, forget }: RemoveDependencies,
): Promise<Removed> {
  if (isInPrivateWindow()) return { is: 'private-window' };
  if ((await policy.read()).controlPlanes !== null) return { is: 'administered' };
  if (await isBusy(controlPlane.id)) return { is: 'busy' };
  await addedControlPlanes.update((all) =>
    all.filter(({ dashboardOrigin }) => dashboardOrigin !== controlPlane.dashboardOrigin),
  );
  await leaveTabs(controlPlane);
  await forget(controlPlane.id);
  await giveBackHosts(controlPlane);
  return { is: 'removed' };
}
