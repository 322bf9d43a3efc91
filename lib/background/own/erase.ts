import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import { isInPrivateWindow } from '#lib/private-window.ts';
import { sessionArea } from '#lib/session-area.ts';
import { showSignedOut } from '../signed-out-badge.ts';
import { readStored } from './stored.ts';

interface Dependencies {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** Whether a confirmed change of anybody is not over. Rejects when the journal cannot be read. */
  isChanging(): Promise<boolean>;
  /** Stops what is being read of a control plane, so that no late answer is stored. */
  cancel(controlPlaneId: string): Promise<void>;
  /** Leaves the pages of control planes that were added, gives their hosts back and has the browser know those that are left. */
  leave(before: readonly ControlPlane[]): Promise<void>;
}

/**
 * Erases all that is stored, of every account, and answers what that was. Nothing on ZenML changes. Failures: `change-under-way`, as what is
 * forgotten midway might be done twice; `private-window`. No change can be confirmed meanwhile: the locks of confirming are held.
 */
export async function eraseEverything({
  controlPlanes,
  isChanging,
  cancel,
  leave,
}: Dependencies): Promise<Result<StoredGroup[]>> {
  if (isInPrivateWindow()) return fail({ kind: 'private-window' });
  const all = await controlPlanes();
  const ids = all.map(({ id }) => id);
  return locked(
    ids.map((id) => `confirm:${id}`),
    async () => {
      if (await isChanging()) return fail({ kind: 'change-under-way' });
      await Promise.all(ids.map(cancel));
      const erased = await readStored();
      await browser.storage.local.clear();
      await showSignedOut(false);
      await leave(all);
      // Last, so that nothing that is told of the above stores anything after them.
      for (const { name } of await indexedDB.databases()) if (name !== undefined) await deleteDB(name);
      await browser.alarms.clearAll();
      await sessionArea().clear();
      return ok(erased);
    },
  );
}

/** Does the work while nobody else holds any of the names. */
const locked = <T>([name, ...others]: readonly string[], work: () => Promise<T>): Promise<T> =>
  name === undefined ? work() : (navigator.locks.request(name, () => locked(others, work)) as Promise<T>);
