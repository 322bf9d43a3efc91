import { browser } from 'wxt/browser';
import { afterStart } from '../after-start.ts';
import { unlessEnding } from '../unless-ending.ts';

const NAME = 'page-sessions';
const MINUTE = 60_000;

/** Has it looked, in a minute and then each minute, whether the pages that are asked in are still open. */
export const watchPages = (): Promise<void> => browser.alarms.create(NAME, { periodInMinutes: 1 });

/**
 * Looks when the alarm rings, and no longer once nothing is left to look at: closing a tab wakes no worker, or each tab of each site would. `look`
 * answers whether something is left. To be called at the start.
 */
export function onPageAlarm(look: () => Promise<boolean>): void {
  browser.alarms.onAlarm.addListener(
    unlessEnding(async ({ name }: { name: string }) => {
      if (name === NAME && !(await look())) await browser.alarms.clear(NAME);
    }),
  );
  afterStart(unlessEnding(ringInAMinute));
}

/** Chromium's alarms go by the wall's clock: once that was put back, the next minute is hours away. */
async function ringInAMinute(): Promise<void> {
  const alarm = await browser.alarms.get(NAME);
  // Browsers round.
  if (alarm && alarm.scheduledTime > Date.now() + MINUTE + 1_000) await watchPages();
}
