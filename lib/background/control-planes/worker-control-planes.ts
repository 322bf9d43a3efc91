import { browser } from 'wxt/browser';
import type { Api } from '#lib/api/api.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import type { Added, Removed } from '#lib/model/added.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { announce } from '../answered.ts';
import { expireCache } from '../cache.ts';
import { changeAlarm } from '../changes/change-alarm.ts';
import { forgetTab } from '../changes/confirmed-in.ts';
import { givingUp } from '../changes/giving-up.ts';
import { createContextMenu } from '../create-context-menu.ts';
import { hasHostAccess } from '../host-access.ts';
import type { KeptChanges } from '../kept-changes.ts';
import { readSession } from '../operations/session.ts';
import { launchInOpenTabs } from '../sidebar.ts';
import { addControlPlane } from './add-control-plane.ts';
import type { ControlPlaneRequest } from './control-plane-request.ts';
import { forgetStored } from './forget-control-plane.ts';
import { giveBackHosts } from './give-back-hosts.ts';
import { leaveTabs, registerLaunchers } from './launchers.ts';
import { removeControlPlane } from './remove-control-plane.ts';

interface Dependencies extends KeptChanges {
  api: Api;
  queue: Queue;
  /** Stops what is being read of a control plane; settles when all of it has come to its end. */
  cancel(controlPlaneId: string): Promise<void>;
  /** Asks who is signed in and keeps it. */
  askSession(controlPlane: ControlPlane, force?: boolean): Promise<unknown>;
}

/** The list of control planes as the worker keeps it. */
export function createWorkerControlPlanes({
  store: changes,
  journal,
  api,
  queue,
  cancel,
  askSession,
}: Dependencies) {
  async function forget(id: string): Promise<void> {
    await cancel(id);
    api.forgetDialect(id);
    queue.forget(id);
    for (const changeId of await changes.removeOf(id)) {
      await browser.alarms.clear(changeAlarm(changeId));
      await forgetTab(changeId);
    }
    await journal.removeOf(id);
    await forgetStored(id);
  }

  /** Writes of changes that are over may stay unknown for good: they keep nobody. */
  async function isBusy(id: string): Promise<boolean> {
    if ((await changes.open()).some(({ plan }) => plan.controlPlaneId === id)) return true;
    return (await journal.open()).some((one) => one.controlPlaneId === id && one.state !== 'unknown');
  }

  /** What the browser keeps for us about the control planes: the launchers and the places of the menu. */
  async function tellBrowser(): Promise<void> {
    const all = await controlPlanes.read();
    await registerLaunchers(all);
    await navigator.locks.request('menu', () => createContextMenu(all));
  }

  async function add(request: Extract<ControlPlaneRequest, { do: 'add' }>): Promise<Added> {
    const added = await addControlPlane(request, {
      probe: (one) => readSession(api, one),
      isDocumented: (id) => api.dialectSource(id) === 'openapi',
      isProven: api.isProven,
      forget,
    });
    if (added.is !== 'added') return added;
    await tellBrowser();
    const controlPlane = (await controlPlanes.read()).find(({ id }) => id === added.id);
    if (controlPlane) {
      await launchInOpenTabs([controlPlane], { isUpdate: false });
      await askSession(controlPlane, true);
    }
    return added;
  }

  /** After all that is stored was erased, the list included. */
  async function leave(before: readonly ControlPlane[]): Promise<void> {
    for (const { id } of before) api.forgetDialect(id);
    const left = await controlPlanes.read();
    for (const gone of before.filter(({ id }) => !left.some((one) => one.id === id))) {
      await leaveTabs(gone);
      await giveBackHosts(gone);
    }
    await tellBrowser();
  }

  async function remove(id: string, givesUp: boolean): Promise<Removed | null> {
    const controlPlane = (await controlPlanes.read()).find((one) => one.id === id);
    if (!controlPlane) return null;
    // No change is confirmed meanwhile, which nobody could follow any more.
    const removed = await navigator.locks.request(`confirm:${id}`, () =>
      removeControlPlane(controlPlane, givesUp, {
        isBusy,
        givingUp: (work) => givingUp({ store: changes, cancel }, [id], work),
        forget,
      }),
    );
    if (removed.is === 'removed') await tellBrowser();
    return removed;
  }

  return {
    answer: (request: ControlPlaneRequest): Promise<Added | Removed | null> =>
      request.do === 'add' ? add(request) : remove(request.id, request.givesUp),
    leave,
    tellBrowser,
    /** The browser lets us into hosts. */
    async onGranted(): Promise<void> {
      const all = await controlPlanes.read();
      await registerLaunchers(all);
      await launchInOpenTabs(all, { isUpdate: false });
      await announce(['session']);
    },
    /** The browser no longer lets us into hosts. */
    async onTakenBack(): Promise<void> {
      const all = await controlPlanes.read();
      await registerLaunchers(all);
      // Views that are told of news ask only when what is kept is old, and are told by the answer what is missing.
      for (const one of all) {
        if (!(await hasHostAccess(one)))
          await expireCache({ controlPlaneId: one.id, userId: null }, ['session']);
      }
      await announce(['session']);
    },
  };
}
