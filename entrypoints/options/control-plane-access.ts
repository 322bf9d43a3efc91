import { browser } from 'wxt/browser';
import type { OptionsPlatform, Watched } from '#components/options/options-platform.ts';
import type { Origins } from '#lib/model/control-plane.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';
import { ok } from '#lib/model/result.ts';
import { addControlPlane } from '#lib/own-messaging.ts';

/** Browsers ask a person for a host only while the click that it is for is handled: nothing may be awaited before. */
const request = (origins: Origins): Promise<boolean> =>
  browser.permissions.request({ origins: hostPatterns(origins) });

/** The permissions for the hosts of control planes, as the options page asks for them and follows them. */
export function controlPlaneAccess(): Pick<OptionsPlatform, 'access' | 'requestAccess' | 'addControlPlane'> {
  const known = new Map<string, Watched<boolean>>();
  return {
    access(controlPlane) {
      const access = known.get(controlPlane.id) ?? watched(controlPlane);
      known.set(controlPlane.id, access);
      return access;
    },
    requestAccess: request,
    async addControlPlane(origins) {
      // Nobody is asked for a host that is not added then.
      if (browser.extension?.inIncognitoContext === true) return ok({ is: 'private-window' });
      return (await request(origins)) ? addControlPlane(origins) : ok({ is: 'no-permission' });
    },
  };
}

function watched(origins: Origins): Watched<boolean> {
  const read = () => browser.permissions.contains({ origins: hostPatterns(origins) });
  return {
    read,
    watch(listener) {
      const onChanged = () => void read().then(listener);
      browser.permissions.onAdded.addListener(onChanged);
      browser.permissions.onRemoved.addListener(onChanged);
      return () => {
        browser.permissions.onAdded.removeListener(onChanged);
        browser.permissions.onRemoved.removeListener(onChanged);
      };
    },
  };
}
