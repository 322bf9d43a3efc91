import type { ControlPlane } from '#lib/model/control-plane.ts';
import { findPage, type RoadDependencies } from './road-queue.ts';
import { takenRoad, takeRoad } from './road-store.ts';

interface Dependencies extends Pick<RoadDependencies, 'controlPlanes' | 'tabs' | 'askPage'> {
  /** The user that the control plane is asked as; null while nobody is known to be signed in. */
  signedInAs(controlPlane: ControlPlane): Promise<string | null>;
  isDashboardTab(controlPlane: ControlPlane, tabId: number): Promise<boolean>;
  /** Lets go of who is signed in and of everything that was read as them. */
  letGo(controlPlane: ControlPlane): Promise<void>;
}

/**
 * Lets go of what was read with a page's session once no page of it is open: a private window was closed, or a container's last tab. Another
 * tab of the same session takes over first. Answers whether such a page is left.
 */
export async function endPageSessions(dependencies: Dependencies): Promise<boolean> {
  const { controlPlanes, signedInAs, isDashboardTab, letGo } = dependencies;
  let isLeft = false;
  for (const controlPlane of await controlPlanes()) {
    const taken = await takenRoad(controlPlane.id);
    if (!taken) continue;
    const { tabId } = taken;
    if (tabId !== null && (await isDashboardTab(controlPlane, tabId))) {
      isLeft = true;
      continue;
    }
    const userId = await signedInAs(controlPlane);
    if (userId === null) continue;
    const other = await findPage(dependencies, controlPlane, ({ id }) => id === userId, tabId);
    // Only where nobody has taken another one meanwhile.
    if ((await takenRoad(controlPlane.id))?.tabId !== tabId) {
      isLeft = true;
      continue;
    }
    await takeRoad(controlPlane.id, { ...taken, tabId: other.ok ? other.value.tabId : null });
    if (other.ok) isLeft = true;
    else await letGo(controlPlane);
  }
  return isLeft;
}
