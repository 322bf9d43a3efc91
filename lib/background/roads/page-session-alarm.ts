import { browser } from 'wxt/browser';
import { unlessEnding } from '../unless-ending.ts';

const NAME = 'page-sessions';

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
}
