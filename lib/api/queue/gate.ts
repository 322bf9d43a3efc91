import { MAX_WAIT } from './rate-limit-headers.ts';
import type { Time } from './time.ts';

/** How many requests may be on their way, from the probe after a pause to full speed. */
const RAMP = [1, 2, 4, 6] as const;
const FULL_SPEED = 6;
/** One place is kept free for what a person waits for. */
const FULL_SPEED_OF_BULK = FULL_SPEED - 1;

export type Gate = ReturnType<typeof createGate>;

/** Holds everything while it is closed; then lets one probe through, and each answer opens it wider. */
export function createGate(time: Time) {
  let pausedUntil = 0;
  let step = RAMP.length - 1;
  /** Closings without a success in between. */
  let strikes = 0;
  let epoch = 0;

  return {
    /** Counts the closings, so that a late answer of an earlier burst is not taken for news. */
    epoch: () => epoch,
    strikes: () => strikes,
    pausedUntil: () => pausedUntil,

    /** Closes for `wait` ms, or for longer when it is closed for longer. */
    close(wait: number): void {
      strikes += 1;
      epoch += 1;
      step = 0;
      this.prolong(time.now() + wait);
    },
    /** `until`: epoch ms; one more than a day off is not believed. */
    prolong(until: number): void {
      pausedUntil = Math.max(pausedUntil, Math.min(until, time.now() + MAX_WAIT));
    },
    /** Something that was sent after the last closing was answered. */
    opened(): void {
      strikes = 0;
      step = Math.min(step + 1, RAMP.length - 1);
    },
    restore(kept: { pausedUntil: number; strikes: number }): void {
      this.prolong(kept.pausedUntil);
      strikes = kept.strikes;
      // Also when it is over by now: that is what the probe is for.
      if (pausedUntil > time.now() || strikes > 0) step = 0;
    },

    places: (isBulk: boolean): number =>
      Math.min(RAMP[step] ?? FULL_SPEED, isBulk ? FULL_SPEED_OF_BULK : FULL_SPEED),
  };
}
