/** The clock and the dice, passed in so that tests need neither to wait nor to be lucky. */
export interface Time {
  /** Epoch ms; never goes back. */
  now(): number;
  /** What clocks on walls show at `at`, for those who will look at one; `at` itself when left out. */
  wall?(at: number): number;
  /** Resolves after `ms`, or when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 <= random() < 1. */
  random(): number;
}

/**
 * A clock that goes on where it stood when the wall's (epoch ms) is put back, so that no wait grows by it. `wall` says
 * what the wall's will show at `at`: always the same for the same, as long as it is not put back.
 */
export function steadyClock(readWall: () => number): Required<Pick<Time, 'now' | 'wall'>> {
  let last = readWall();
  let putBack = 0;
  return {
    now() {
      const now = readWall() + putBack;
      if (now < last) putBack += last - now;
      last = Math.max(now, last);
      return last;
    },
    wall: (at) => at - putBack,
  };
}

export const wall = (time: Time, at: number): number => time.wall?.(at) ?? at;

/** Timers may stand still while a machine sleeps; no attempt lasts so long, in ms, while it is awake. */
const SLEPT_AFTER = 30_000;

/** Whether the machine slept, or the clock was set forward, in an attempt that was begun at `begunAt`. */
export const hasSlept = (time: Time, begunAt: number): boolean => time.now() - begunAt > SLEPT_AFTER;

export const systemTime: Time = {
  ...steadyClock(() => Date.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
    }),
  random: () => Math.random(),
};
