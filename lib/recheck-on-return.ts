import { ask } from './messaging.ts';
import type { ControlPlane } from './model/control-plane.ts';
import { peekStorage } from './peek-storage.ts';

/**
 * Asks again who is signed in when a person comes back to this page and nobody was: signing in somewhere else is
 * noticed then, at the latest.
 */
export function recheckOnReturn(controlPlane: Pick<ControlPlane, 'id'>): void {
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return;
    const known = await peekStorage(controlPlane, 'session', {});
    if (known?.data?.state !== 'signed-in') await ask(controlPlane.id, 'session', {}, true);
  });
}
