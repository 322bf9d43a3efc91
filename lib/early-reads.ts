import { browser } from 'wxt/browser';
import { createEarly } from './early.ts';

/** What is stored of control planes. */
const KEY = 'control-planes';

const earlyControlPlanes = createEarly(() => browser.storage.local.get(KEY));

/** The policy. To be let go of when the browser tells that there is another one. */
export const earlyPolicy = createEarly(() => browser.storage.managed.get());

/** What is read early of what is stored under a key, if it is. To be let go of by whoever writes it or is told that it changed. */
export const earlyStored = (key: string) => (key === KEY ? earlyControlPlanes : undefined);

/** Begins to read the control planes and the policy, without which the worker answers nobody, while the rest of it starts. */
export function readControlPlanesEarly(): void {
  earlyControlPlanes.begin();
  earlyPolicy.begin();
}
