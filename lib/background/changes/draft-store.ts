import * as z from 'zod/mini';
import { type Change, ChangeList } from '#lib/changes.ts';
import { changeDrafts } from '#lib/storage.ts';

/** Drafts whose window was never looked at go, the oldest first. */
const KEPT = 5;

/** What was drafted for one control plane is not to be found, or applied, on another. */
const keyOf = (controlPlaneId: string, id: string): string => `${controlPlaneId}/${id}`;

/** Keeps changes that somebody drafted; answers the id. */
export async function keepDraft(controlPlaneId: string, changes: readonly Change[]): Promise<string> {
  const id = crypto.randomUUID();
  await changeDrafts.update((kept) =>
    Object.fromEntries([...Object.entries(kept).slice(1 - KEPT), [keyOf(controlPlaneId, id), changes]]),
  );
  return id;
}

/** The changes of a draft; null when there is none of that id for this control plane. */
export const readDraft = async (controlPlaneId: string, id: string): Promise<Change[] | null> =>
  z.safeParse(ChangeList, (await changeDrafts.read())[keyOf(controlPlaneId, id)]).data ?? null;
