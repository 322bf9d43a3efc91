import * as z from 'zod/mini';
import { elapsed } from '#lib/model/elapsed.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import { originRefusals, takenRoads } from '#lib/storage.ts';
import { watchPages } from './page-session-alarm.ts';

/** For this long after a write was refused for its Origin, in ms, none is sent by the worker: then it is tried again, as servers change. */
const REFUSAL_LASTS = 24 * 3_600_000;

const Taken = z.object({
  why: z.literal(['signed-in-page-only', 'chosen']),
  /** Null while the tab that it was pinned to is gone and no other was found. */
  tabId: z.nullable(z.number()),
  /** Epoch ms at which the worker was last refused, though the page is signed in. */
  workerAskedAt: z.number(),
});
/** That a control plane is asked inside a dashboard's page. */
export type Taken = z.output<typeof Taken>;

/** The page road that a control plane uses for everything; null when it uses none. */
export const takenRoad = async (controlPlaneId: string): Promise<Taken | null> =>
  z.safeParse(Taken, (await takenRoads.read())[controlPlaneId]).data ?? null;

/** Has a control plane asked inside a page from now on; null: by the worker again. */
export async function takeRoad(controlPlaneId: string, taken: Taken | null): Promise<void> {
  await takenRoads.update(({ [controlPlaneId]: _, ...others }) =>
    taken ? { ...others, [controlPlaneId]: taken } : others,
  );
  if (taken && taken.tabId !== null) await watchPages();
}

/** Whether writes of the worker are refused by this control plane, as far as is known. `now`: epoch ms. */
export async function isOriginRefused(controlPlaneId: string, now: number): Promise<boolean> {
  const at = (await originRefusals.read())[controlPlaneId];
  return typeof at === 'number' && elapsed(at, now) < REFUSAL_LASTS;
}

/** Keeps that the worker's writes are refused since then, epoch ms; null: that they are not. */
export const keepOriginRefusal = (controlPlaneId: string, at: number | null): Promise<void> =>
  originRefusals.update(({ [controlPlaneId]: _, ...others }) =>
    at === null ? others : { ...others, [controlPlaneId]: at },
  );

/** The road that a control plane uses now. */
export async function roadOf(controlPlaneId: string, now: number): Promise<RoadStatus> {
  const taken = await takenRoad(controlPlaneId);
  if (taken) return { road: 'page', why: taken.why, tabId: taken.tabId };
  return (await isOriginRefused(controlPlaneId, now))
    ? { road: 'page', why: 'origin-refused' }
    : { road: 'worker', why: null };
}
