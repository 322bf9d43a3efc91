import { browser } from 'wxt/browser';
import { changeAlarm } from './change-alarm.ts';

/**
 * Has a change gone on with at a time, epoch ms; null: not any more. By an alarm, which starts the next worker, and by a timer of this
 * one, which a page that follows the change keeps alive: Chromium's alarms go by the wall's clock, and ring hours late once that is
 * put back.
 */
export function createWakes(goOn: () => unknown) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return async (changeId: string, when: number | null): Promise<void> => {
    clearTimeout(timers.get(changeId));
    timers.delete(changeId);
    if (when === null) {
      await browser.alarms.clear(changeAlarm(changeId));
      return;
    }
    timers.set(changeId, setTimeout(goOn, when - Date.now()));
    await browser.alarms.create(changeAlarm(changeId), { when });
  };
}
