import type { OptionsPlatform, Setting } from '#components/options/options-platform.ts';
import { changing } from '#lib/changing.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import { copyText } from '#lib/copy-text.ts';
import { knownWorkspaces } from '#lib/known-workspaces.ts';
import { activity } from '#lib/messaging.ts';
import { removeControlPlane, requestOwn } from '#lib/own-messaging.ts';
import { policy } from '#lib/policy.ts';
import { environments } from '#lib/storage.ts';
import { whenStored } from '#lib/when-stored.ts';
import { keyCommands } from '../own-page/key-commands.ts';
import { controlPlaneAccess } from './control-plane-access.ts';

/** What the options page lends its sections. */
export function optionsPlatform(): OptionsPlatform {
  const switches = new Map<string, Setting<boolean>>();
  return {
    openedAt: location.hash.slice(1),
    controlPlanes,
    editing(id) {
      const known = switches.get(id) ?? changing({ id }).editing;
      switches.set(id, known);
      return known;
    },
    ...controlPlaneAccess(),
    removeControlPlane,
    policy,
    environments: {
      read: environments.read,
      watch: environments.watch,
      update: (change) => environments.update((current) => [...change(current)]),
    },
    knownWorkspaces,
    activity,
    stored: () => requestOwn('stored'),
    erase: (givesUp) => requestOwn('erase', givesUp),
    unfinished: () => requestOwn('unfinished'),
    diagnostics: () => requestOwn('diagnostics'),
    keys: keyCommands,
    onChanged: whenStored,
    copy: copyText,
  };
}
