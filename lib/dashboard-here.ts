import { controlPlanes } from './control-planes.ts';
import { dashboardPage } from './dashboard-page.ts';

/** What the page's own control plane is asked with; null where the page is of none that is known (any more). */
export async function dashboardHere(): Promise<ReturnType<typeof dashboardPage> | null> {
  const all = await controlPlanes.read();
  const controlPlane = all.find(({ dashboardOrigin }) => dashboardOrigin === location.origin);
  return controlPlane ? dashboardPage(controlPlane) : null;
}
