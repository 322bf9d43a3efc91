import { type ControlPlane, withCloudFirst, ZENML_CLOUD } from './model/control-plane.ts';
import { policy } from './policy.ts';
import { stopAll } from './stop-all.ts';
import { addedControlPlanes } from './storage.ts';

/** The control planes that are known, for everybody who has to know them: the administrator's, else ZenML's own first and then what a person added. */
export const controlPlanes = {
  read: async (): Promise<readonly ControlPlane[]> => {
    const [managed, added] = await Promise.all([policy.read(), addedControlPlanes.read()]);
    return managed.controlPlanes ?? withCloudFirst(added);
  },
  /** Calls back with all of them whenever one is added or removed; answers the function that stops it. */
  watch(listener: (all: readonly ControlPlane[]) => void): () => void {
    // Where the browser does not read them, what was known of them stays.
    const tell = () => void controlPlanes.read().then(listener, () => undefined);
    return stopAll(addedControlPlanes.watch(tell), policy.watch(tell));
  },
};

/** Which of several a page of ours is about: the one asked for, the tab's, the one used last, else the first. */
export function pickControlPlane(
  all: readonly ControlPlane[],
  ...ids: readonly (string | null | undefined)[]
): ControlPlane {
  for (const id of ids) {
    const found = all.find((one) => one.id === id);
    if (found) return found;
  }
  return all[0] ?? ZENML_CLOUD;
}
