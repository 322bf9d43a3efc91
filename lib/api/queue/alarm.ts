import type { Time } from './time.ts';

/** Calls `ring` at the earliest time that it was set to; a later one is forgotten, to be set again then. */
export function createAlarm(time: Time, ring: () => void) {
  let next: { at: number; abort: AbortController } | null = null;
  return {
    /** `at`: epoch ms. */
    set(at: number): void {
      if (next && next.at <= at) return;
      next?.abort.abort();
      const mine = { at, abort: new AbortController() };
      next = mine;
      void time.sleep(Math.max(0, at - time.now()), mine.abort.signal).then(() => {
        if (next !== mine) return;
        next = null;
        ring();
      });
    },
  };
}
