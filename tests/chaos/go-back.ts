import type { Page } from 'playwright-core';
import { poll } from '../e2e/harness/poll.ts';
import { nothing, type Outcome, said } from './outcome.ts';
import { type World, within } from './world.ts';

/** A page that moves on takes so long at most, ms. */
const PATIENCE_MS = 5_000;

/** Goes back in a tab, as the browser's button does, and says whether the page there was kept whole. */
export async function goBack(world: World, page: Page): Promise<Outcome> {
  const from = page.url();
  const begin = performance.now();
  await within(page.evaluate(() => history.back()));
  const hasMoved = await poll('the page before', () => page.url() !== from, PATIENCE_MS).catch(() => false);
  if (!hasMoved) return nothing('no way back');
  // One that was loaded anew is younger than the way back took.
  const age = await within(page.evaluate(() => performance.now()));
  const wasKept = age !== null && age > performance.now() - begin;
  if (wasKept) world.kept += 1;
  return said(wasKept ? 'gone back, as it was left' : 'gone back');
}
