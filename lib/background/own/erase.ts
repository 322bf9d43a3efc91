import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import { isInPrivateWindow } from '#lib/private-window.ts';
import { sessionArea } from '#lib/session-area.ts';
import { givingUp } from '../changes/giving-up.ts';
import { earlySession } from '../early-session.ts';
import type { KeptChanges } from '../kept-changes.ts';
import { locked } from '../locked.ts';
import { showSignedOut } from '../signed-out-badge.ts';
import { readStored, whileNobodyMeasures } from './stored.ts';

interface Dependencies {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** Confirmed changes, of anybody. */
  kept(): Promise<KeptChanges>;
  /** Stops what is being read of a control plane, so that no late answer is stored. */
  cancel(controlPlaneId: string): Promise<void>;
  /** Leaves the pages of control planes that were added, gives their hosts back and has the browser know those that are left. */
  leave(before: readonly ControlPlane[]): Promise<void>;
}

/**
 * Erases all that is stored, of every account, and answers what that was. Nothing on ZenML changes. Failures: `change-under-way`, as what is
 * forgotten midway might be done twice; `private-window`. A change that is not over stands in nobody's way when it is among `givesUp`, by its
 * id: a person has seen it and said so, and what became of it nobody learns then. No change can be confirmed meanwhile: the
 * locks of confirming are held.
 */
export async function eraseEverything(
  { controlPlanes, kept, cancel, leave }: Dependencies,
  givesUp: readonly string[],
): Promise<Result<StoredGroup[]>> {
  if (isInPrivateWindow()) return fail({ kind: 'private-window' });
  const all = await controlPlanes();
  const ids = all.map(({ id }) => id);
  const erase = async () => {
    await Promise.all(ids.map(cancel));
    const erased = await readStored();
    await browser.storage.local.clear();
    await showSignedOut(false);
    await leave(all);
    // Last, so that nothing that is told of the above stores anything after them.
    await whileNobodyMeasures(async () => {
      for (const { name } of await indexedDB.databases()) if (name !== undefined) await deleteDB(name);
    });
    await browser.alarms.clearAll();
    earlySession.letGo();
    await sessionArea().clear();
    return ok(erased);
  };
  return locked(
    ids.map((id) => `confirm:${id}`),
    async () => {
      const { store } = await kept();
      const open = await store.open();
      if (open.some(({ id }) => !givesUp.includes(id))) return fail({ kind: 'change-under-way' });
      const busy = [...new Set(open.map(({ plan }) => plan.controlPlaneId))];
      return givingUp({ store, cancel }, busy, erase);
    },
  );
}
