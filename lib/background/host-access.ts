import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';

/**
 * Whether the person lets us ask this control plane's API. Firefox, and Chrome's "on click", can take the
 * access back at any time, so it is asked for every question.
 */
export const hasHostAccess = (controlPlane: ControlPlane): Promise<boolean> =>
  browser.permissions.contains({ origins: [originPattern(controlPlane.apiOrigin)] });
