import * as z from 'zod/mini';
import { MAX_WAIT } from './rate-limit-headers.ts';

/** Requests a ms: a slower one would be waited for longer than a day, a faster one is none that was met. */
const SPEED = { slowest: 1 / MAX_WAIT, fastest: 1000 };

/** What the next life of the worker is to know of one control plane's queue. Nothing of what was asked. */
const LaneState = z.object({
  /** Epoch ms. */
  pausedUntil: z.number(),
  keptAt: z.number(),
  strikes: z.number(),
  /** Requests a ms that were learned. */
  rate: z.nullable(z.number().check(z.minimum(SPEED.slowest), z.maximum(SPEED.fastest))),
  /** Requests that wait for the end of the pause. */
  held: z.number(),
  /** Requests sent since `since` (epoch ms), and those of them that were answered 429. */
  sent: z.number(),
  refused: z.number(),
  since: z.number(),
});
export type LaneState = z.output<typeof LaneState>;

/** For views that count down, and for the options page. */
export interface LaneStatus {
  /** Epoch ms; null when not paused. */
  pausedUntil: number | null;
  isFrozen: boolean;
  /** Requests without an answer, those told to ask again after the pause included. */
  waiting: number;
  sent: number;
  refused: number;
  since: number;
}

/**
 * A kept state, or null when it is none. Pauses are lengths of time: when the clock was put back since, only what was
 * left of one when it was kept is waited for.
 */
export function readLaneState(stored: unknown, now: number): LaneState | null {
  const kept = z.safeParse(LaneState, stored).data;
  if (!kept) return null;
  const left = Math.max(0, kept.pausedUntil - kept.keptAt);
  return { ...kept, pausedUntil: Math.min(kept.pausedUntil, now + left) };
}
