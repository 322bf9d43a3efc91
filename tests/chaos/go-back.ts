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
  const mark = String(begin);
  await within(
    page.evaluate((here) => {
      document.documentElement.setAttribute('data-left', here);
      history.back();
    }, mark),
  );
  const hasMoved = await poll('the page before', () => page.url() !== from, PATIENCE_MS).catch(() => false);
  if (!hasMoved) return nothing('no way back');
  const look = () => ({ age: performance.now(), left: document.documentElement.getAttribute('data-left') });
  const there = await within(page.evaluate(look));
  // One that was loaded anew is younger than the way back took; one that moved within its document is the very one that was left.
  const wasKept = there !== null && there.left !== mark && there.age > performance.now() - begin;
  if (wasKept) world.kept += 1;
  return said(wasKept ? 'gone back, as it was left' : 'gone back');
}
