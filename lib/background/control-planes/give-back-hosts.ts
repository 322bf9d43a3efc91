import { browser } from 'wxt/browser';
import { controlPlanes } from '#lib/control-planes.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';

/** Gives back the permission for the hosts of a control plane that no other one needs. */
export async function giveBackHosts(controlPlane: ControlPlane): Promise<void> {
  const needed = [ZENML_CLOUD, ...(await controlPlanes.read())].flatMap(hostPatterns);
  const origins = hostPatterns(controlPlane).filter((pattern) => !needed.includes(pattern));
  // Browsers refuse to give back what an administrator has forced upon them.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => undefined);
}
