import { type ControlPlane, withCloudFirst } from './model/control-plane.ts';
import { addedControlPlanes } from './storage.ts';

/** The control planes that are known, ZenML's own first, for everybody who has to know them. */
export const controlPlanes = {
  read: async (): Promise<readonly ControlPlane[]> => withCloudFirst(await addedControlPlanes.read()),
  /** Calls back with all of them whenever one is added or removed; answers the function that stops it. */
  watch: (listener: (all: readonly ControlPlane[]) => void): (() => void) =>
    addedControlPlanes.watch((added) => listener(withCloudFirst(added))),
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
  const [first] = all;
  if (!first) throw new Error('There is no control plane.');
  return first;
}
