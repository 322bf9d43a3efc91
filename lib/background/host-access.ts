import { browser } from 'wxt/browser';
import { createEarly } from '#lib/early.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { originPattern } from '#lib/model/host-patterns.ts';

/** To ZenML's own. Let go of when the browser tells that an access was given or taken back. */
export const earlyAccess = createEarly(() => contains(ZENML_CLOUD.apiOrigin));

/**
 * Whether the person lets us ask this control plane's API. Firefox, and Chrome's "on click", can take the
 * access back at any time, so it is asked for every question.
 */
export const hasHostAccess = ({ apiOrigin }: ControlPlane): Promise<boolean> =>
  (apiOrigin === ZENML_CLOUD.apiOrigin && earlyAccess.take()) || contains(apiOrigin);

const contains = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [originPattern(origin)] });
