import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownWork } from '../bench/browser/page.ts';
import { pageCost } from '../bench/browser/page-cost.ts';
import { paintsInTurns } from '../bench/browser/popup.ts';
import { BLANK, OURS, type SideBySide, sideBySide } from '../bench/browser/side-by-side.ts';
import { zodLocales } from '../bench/bytes/foreign-text.ts';

/**
 * What `npm run bench` measures and a busy machine changes nothing of: counts. Times, and the ratios of times, are the bench's, since
 * they say as much of what else the machine does.
 */
let browser: SideBySide;
beforeAll(async () => {
  browser = await sideBySide([BLANK, OURS]);
});
afterAll(() => browser?.close());

it('a page of the dashboard has no work of ours to do after the launcher is there', async () => {
  const { work, starts } = await ownWork(browser, 3);
  expect(work.every(({ evaluated }) => evaluated > 0)).toBe(true);
  expect(work.map(({ waits }) => waits)).toEqual([0, 0, 0]);
  for (const { calls } of work) expect(calls).toBeLessThanOrEqual(1);
  expect(starts).toBe(0);
});

it('nothing in a page of the dashboard is moved by us', async () => {
  expect((await pageCost(browser.context, 1)).layoutShift).toBe(0);
});

it('what is known of a page is in the popup’s first frame or the next one', async () => {
  const { ours } = await paintsInTurns(browser, 3);
  // The soonest, since on a busy machine the answer of the storage may miss a frame.
  expect(Math.min(...ours.map(({ frames }) => frames ?? Number.POSITIVE_INFINITY))).toBeLessThanOrEqual(1);
});

it('no script holds the words of zod in other languages', () => {
  expect(zodLocales(OURS.folder)).toEqual([]);
});
