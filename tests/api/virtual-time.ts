import type { Time } from '#lib/api/queue/time.ts';

/** A clock that stands still until it is told to go on. */
export function virtualTime(random: () => number = () => 0.5) {
  let now = Date.parse('2025-03-20T12:00:00Z');
  const sleepers = new Set<{ at: number; wake(): void }>();

  /** Lets every promise that can go on without time go on. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  const time: Time = {
    now: () => now,
    random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          at: now + ms,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
  };

  return {
    time,
    settle,
    /** Moves the clock on, stopping at every moment at which somebody wakes. */
    async advance(ms: number): Promise<void> {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
      await settle();
    },
    /** The machine sleeps: the clock is on by `ms` at once, and whoever should have woken meanwhile does when it is moved on next. */
    sleepThrough(ms: number): void {
      now += ms;
    },
    /** How many are asleep: none may be left behind. */
    sleepers: () => sleepers.size,
  };
}
