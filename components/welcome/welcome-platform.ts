import type { KeyCommand, Setting, Watched } from '#components/options/options-platform.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Policy } from '#lib/model/policy.ts';

/** What the first-run page is lent. None of it asks the worker, or ZenML. */
export interface WelcomePlatform {
  /** Where it is pinned differs. */
  browser: 'chromium' | 'firefox';
  controlPlane: ControlPlane;
  policy: Watched<Policy>;
  editing: Setting<boolean>;
  /** Whether the browser lets us ask this control plane. */
  hostAccess: Watched<boolean>;
  /** Has the browser ask the person for that; has to be called while a press is handled. */
  requestHostAccess(): Promise<boolean>;
  /** The keyboard commands, as the browser has them now. */
  shortcuts(): Promise<readonly KeyCommand[]>;
  openOptions(): void;
}
