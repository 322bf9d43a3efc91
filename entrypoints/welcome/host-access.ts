import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';

/** Whether the browser lets us into both hosts of a control plane, followed as people give it and take it back. */
export function hostAccess({ dashboardOrigin, apiOrigin }: ControlPlane) {
  const origins = [`${dashboardOrigin}/*`, `${apiOrigin}/*`];
  const read = () => browser.permissions.contains({ origins });
  return {
    read,
    watch(listener: (isGranted: boolean) => void): () => void {
      const tell = () => void read().then(listener);
      const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
      for (const event of events) event.addListener(tell);
      return () => {
        for (const event of events) event.removeListener(tell);
      };
    },
    request: () => browser.permissions.request({ origins }),
  };
}
