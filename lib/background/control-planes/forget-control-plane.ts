import {
  changeDrafts,
  checkForms,
  dialects,
  editing,
  expirations,
  formDrafts,
  lastControlPlane,
  originRefusals,
  pageLooks,
  plans,
  popupView,
  production,
  queueState,
  takenRoads,
} from '#lib/storage.ts';
import { purgeCache } from '../cache.ts';
import { markSignedOut } from '../signed-out-mark.ts';

/** Stored items whose keys are, or begin with, the id of a control plane. */
const BY_KEY = [
  dialects,
  checkForms,
  originRefusals,
  takenRoads,
  pageLooks,
  queueState,
  expirations,
  formDrafts,
  changeDrafts,
];

/** Items that are lists of such ids. */
const LISTS = [editing, production];

/** Lets go of everything in the storage areas that is kept of a control plane, of whatever account. */
export async function forgetStored(controlPlaneId: string): Promise<void> {
  const isOf = (text: string) =>
    text === controlPlaneId || text.startsWith(`${controlPlaneId}/`) || text.startsWith(`${controlPlaneId} `);
  await purgeCache(controlPlaneId);
  for (const item of BY_KEY) {
    await item.update((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !isOf(key))));
  }
  for (const item of LISTS) await item.update((all) => all.filter((one) => !isOf(one)));
  await plans.update((all) =>
    Object.fromEntries(Object.entries(all).filter(([, plan]) => !isAbout(plan, controlPlaneId))),
  );
  await lastControlPlane.update((last) => (last === controlPlaneId ? null : last));
  await popupView.update((view) =>
    view?.place.startsWith(JSON.stringify([controlPlaneId]).slice(0, -1)) ? null : view,
  );
  // It may have been the one that was signed out.
  await markSignedOut(controlPlaneId, false);
}

const isAbout = (plan: unknown, controlPlaneId: string): boolean =>
  typeof plan === 'object' &&
  plan !== null &&
  'controlPlaneId' in plan &&
  plan.controlPlaneId === controlPlaneId;
