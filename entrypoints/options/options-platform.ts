import type { KnownWorkspace, OptionsPlatform, Setting } from '#components/options/options-platform.ts';
import { changing } from '#lib/changing.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import { copyText } from '#lib/copy-text.ts';
import { activity, removeControlPlane, requestOwn } from '#lib/messaging.ts';
import { policy } from '#lib/policy.ts';
import { changedSignal, environments } from '#lib/storage.ts';
import { keyCommands } from '../own-page/key-commands.ts';
import { ownPage } from '../own-page/own-page.ts';
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
    erase: () => requestOwn('erase'),
    diagnostics: () => requestOwn('diagnostics'),
    keys: keyCommands,
    onChanged,
    copy: copyText,
  };
}

/** From the answers that are in memory. */
async function knownWorkspaces(): Promise<KnownWorkspace[]> {
  const all = await controlPlanes.read();
  const answers = await Promise.all(
    all.map((controlPlane) => ownPage({ controlPlane, controlPlanes: all, id: null }).peek('workspaces', {})),
  );
  return answers.flatMap((answer) =>
    (answer?.data?.items ?? []).map(({ name, displayName, organization }) => ({
      name,
      displayName,
      organization: organization?.name ?? null,
    })),
  );
}

/** New answers were stored, or the person has come back to this page. */
function onChanged(listener: () => void): () => void {
  const stop = changedSignal.watch(listener);
  window.addEventListener('focus', listener);
  return () => {
    stop();
    window.removeEventListener('focus', listener);
  };
}
