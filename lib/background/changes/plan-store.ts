import * as z from 'zod/mini';
import { Plan } from '#lib/model/change/plan.ts';
import { plans } from '#lib/storage.ts';

const KEPT = 3;

/** Keeps a plan until it is confirmed, in memory that only our own pages can read. The last few are kept. */
export const keepPlan = (plan: Plan): Promise<void> =>
  plans.update((kept) => Object.fromEntries([...Object.entries(kept).slice(1 - KEPT), [plan.id, plan]]));

/** A plan that waits to be confirmed; null when it is not there any more. */
export const readPlan = async (id: string): Promise<Plan | null> =>
  z.safeParse(Plan, (await plans.read())[id]).data ?? null;
