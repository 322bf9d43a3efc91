import * as z from 'zod/mini';
import { elapsed } from '#lib/model/elapsed.ts';
import type { PageAccount } from '#lib/model/page-account.ts';
import { pageLooks } from '#lib/storage.ts';

const PageAccountSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), userId: z.string(), name: z.string() }),
  z.object({ state: z.literal('signed-out') }),
  z.object({ state: z.literal('unknown') }),
]);
const Look = z.object({
  /** Epoch ms. */
  at: z.number(),
  /** Who the control plane was asked as then. */
  userId: z.string(),
  account: PageAccountSchema,
});

/** A look is good for views for so long, in ms, while the same account asks. */
const LASTS = 60_000;
/** Tabs come and go; so many looks are kept. */
const KEPT = 20;

const keyOf = (controlPlaneId: string, tabId: number): string => `${controlPlaneId}/${tabId}`;

/** Who a page was signed in as at the last look, when that was no longer ago than `lasts` (ms) and for the same user; else null. */
export async function recentLook(
  controlPlaneId: string,
  tabId: number,
  userId: string,
  now: number,
  lasts = LASTS,
): Promise<PageAccount | null> {
  const look = z.safeParse(Look, (await pageLooks.read())[keyOf(controlPlaneId, tabId)]).data;
  return look && look.userId === userId && elapsed(look.at, now) < lasts ? look.account : null;
}

/** Lets go of all looks at pages of a control plane: another account asks, or none. */
export const forgetLooks = (controlPlaneId: string): Promise<void> =>
  pageLooks.update((looks) =>
    Object.fromEntries(Object.entries(looks).filter(([key]) => !key.startsWith(`${controlPlaneId}/`))),
  );

/** Keeps a look. */
export const keepLook = (
  controlPlaneId: string,
  tabId: number,
  look: { at: number; userId: string; account: PageAccount },
): Promise<void> => {
  const key = keyOf(controlPlaneId, tabId);
  return pageLooks.update(({ [key]: _, ...others }) => ({
    ...Object.fromEntries(Object.entries(others).slice(1 - KEPT)),
    [key]: look,
  }));
};
