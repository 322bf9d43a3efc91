import { browser } from 'wxt/browser';
import { changedSignal } from '#lib/storage.ts';
import { afterStart } from './after-start.ts';
import { isChangeAlarm } from './changes/change-alarm.ts';
import { unlessEnding } from './unless-ending.ts';
import { isReadBackAlarm } from './writes/read-back-alarm.ts';

/** The databases of `changes/change-store.ts` and `writes/journal.ts`. */
const NAMES = ['changes', 'writes'];

/**
 * Gets the part that changes things (`load`), which goes on with what an earlier worker left once it is there: at the start, when
 * it is time, and when somebody signs in; and where nothing was ever changed, never. To be called at the start.
 */
export function goOnChanging(load: () => Promise<unknown>): void {
  const goOn = unlessEnding(async () => {
    if (await hasChanged()) await load();
  });
  browser.alarms.onAlarm.addListener(({ name }: { name: string }) => {
    if (isReadBackAlarm(name) || isChangeAlarm(name)) void goOn();
  });
  changedSignal.watch(({ queries }) => {
    if (queries.includes('session')) void goOn();
  });
  afterStart(goOn);
}

/** Whether anything was ever written down; true where the browser does not say. */
const hasChanged = (): Promise<boolean> =>
  indexedDB.databases().then(
    (all) => all.some(({ name = '' }) => NAMES.includes(name)),
    () => true,
  );
