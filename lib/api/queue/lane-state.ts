import * as z from 'zod/mini';
import { endOfWait } from '#lib/model/end-of-wait.ts';

/** Requests a ms: one a minute, and more than any server was met with. */
const SPEED = { slowest: 1 / 60_000, fastest: 1000 };
/** A speed that was learned longer ago says nothing of now. ms */
const FRESH = 60_000;

/** What the next life of the worker is to know of one control plane's queue. Nothing of what was asked. */
const LaneState = z.object({
  /** Epoch ms. */
  pausedUntil: z.number(),
  keptAt: z.number(),
  strikes: z.number(),
  /** Requests a ms that were learned. */
  rate: z.nullable(z.number().check(z.minimum(SPEED.slowest), z.maximum(SPEED.fastest))),
  /** What `RateLimit` headers left of a limit of `quota` in a `window` (ms) until `resetAt` (epoch ms). */
  told: z.nullable(
    z.object({
      remaining: z.number().check(z.minimum(0)),
      resetAt: z.number(),
      quota: z.number().check(z.minimum(0)),
      window: z.number().check(z.minimum(0)),
    }),
  ),
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
  const { keptAt, told } = kept;
  return {
    ...kept,
    // Else views would name a time to come.
    since: Math.min(kept.since, now),
    pausedUntil: endOfWait(kept.pausedUntil, keptAt, now),
    rate: Math.abs(now - keptAt) < FRESH ? kept.rate : null,
    // After the reset the whole limit is there again.
    told: told && told.resetAt > now ? { ...told, resetAt: endOfWait(told.resetAt, keptAt, now) } : null,
  };
}
