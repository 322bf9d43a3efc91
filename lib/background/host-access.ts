import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';

/** Match pattern of every page of an origin. */
export const originPattern = (origin: string): string => `${origin}/*`;

/**
 * Whether the person lets us ask this control plane's API. Firefox, and Chrome's "on click", can take the
 * access back at any time, so it is asked for every question.
 */
export const hasHostAccess = (controlPlane: ControlPlane): Promise<boolean> =>
  browser.permissions.contains({ origins: [originPattern(controlPlane.apiOrigin)] });
