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
 * it is time, and when somebody signs in. With the browser's start it also lets go of what is too old. Where nobody ever changed anything,
 * or asked what was, there is nothing to go on with and the part is left alone. To be called at the start.
 */
export function goOnChanging(load: () => Promise<{ changes: { prune(): Promise<unknown> } }>): void {
  const whenChanged = (work: () => Promise<unknown>) =>
    unlessEnding(async () => {
      if (await hasChanged()) await work();
    });
  const goOn = whenChanged(load);
  browser.alarms.onAlarm.addListener(({ name }: { name: string }) => {
    if (isReadBackAlarm(name) || isChangeAlarm(name)) void goOn();
  });
  changedSignal.watch(({ queries }) => {
    if (queries.includes('session')) void goOn();
  });
  browser.runtime.onStartup.addListener(whenChanged(async () => (await load()).changes.prune()));
  afterStart(goOn);
}

/** Whether anything was ever written down; true where the browser does not say. */
const hasChanged = (): Promise<boolean> =>
  indexedDB.databases().then(
    (all) => all.some(({ name = '' }) => NAMES.includes(name)),
    () => true,
  );
