import type { Budget } from './rate-limit-headers.ts';

/** Of a full window, the share that bulk work leaves to people; it shrinks to nothing as the window ends. */
const RESERVE = 0.25;
/** Of a large one not more than this: a person asks so much, and a day is long. */
const MOST_RESERVED = 20;
/** A limit that others use too loses more than we send; a few of ours are always on their way. */
const MOST_ON_THE_WAY = 6;

/** What the next life of the worker is to know. `resetAt`: epoch ms; `window`: ms. */
export interface ToldState {
  remaining: number;
  resetAt: number;
  quota: number;
  window: number;
}

/**
 * What a server with `RateLimit` headers still allows. Never more than it said: whatever is on its way is taken to
 * be not counted yet, and of answers that overlapped on the network the lowest is believed.
 */
export function createToldBudget() {
  let overlapping: { remaining: number; answeredAt: number }[] = [];
  let resetAt = 0;
  let quota = 0;
  let window = 0;
  /** Whether the server named quota and window, and when each request of the last window was answered. */
  let isPolicyTold = false;
  let answered: number[] = [];
  let isShared = false;

  const told = (): number => Math.min(...overlapping.map(({ remaining }) => remaining));
  const mayReckon = (): boolean => isPolicyTold && !isShared;

  /**
   * What is free of a limit of `quota` in any `window`. Resets are told in whole seconds and only for the first
   * place that gets free; for whoever is alone with a limit its own requests tell every place to the millisecond.
   */
  function reckoned(now: number): number {
    answered = answered.filter((at) => at > now - window);
    return quota - answered.length;
  }

  /** ms until bulk work (all that is not interactive) may have part of `room`, for what is kept back of it shrinks with the time that is left. */
  function reserveWait(room: number, now: number): number {
    const left = resetAt - now;
    const full = Math.min(RESERVE * quota, MOST_RESERVED);
    return full * (left / window) < room ? 0 : left - (room * window) / full;
  }

  function roomWait(now: number): number {
    const reset = Math.max(0, resetAt - now);
    if (!mayReckon()) return reset;
    const next = answered[answered.length - quota];
    return next === undefined ? reset : Math.min(reset, Math.max(0, next + window - now));
  }

  return {
    isTold: () => overlapping.length > 0,

    /** Learns from an answer; `sentAt` and `now` are when its request went out and it came in, epoch ms. */
    learn(budget: Budget, sentAt: number, now: number): void {
      // An answer that was here before this request went out is older than this one; the others may be newer.
      overlapping = overlapping.filter(({ answeredAt }) => answeredAt > sentAt);
      overlapping.push({ remaining: budget.remaining, answeredAt: now });
      resetAt = now + budget.resetIn;
      isPolicyTold = budget.quota !== null && budget.window !== null;
      quota = Math.max(budget.quota ?? quota, budget.remaining + 1);
      window = Math.max(budget.window ?? window, budget.resetIn);
      answered.push(now);
      isShared = budget.remaining + MOST_ON_THE_WAY < reckoned(now);
    },

    /** The limit is renewed, and an answer tells nothing of it: some servers tell of limits only when they refuse. */
    forgetOld(now: number): void {
      if (now >= resetAt) overlapping = [];
    },

    /** `inFlight` are taken to be counted by then. */
    state: (inFlight: number): ToldState | null =>
      overlapping.length > 0 ? { remaining: Math.max(0, told() - inFlight), resetAt, quota, window } : null,
    restore(kept: ToldState): void {
      overlapping = [{ remaining: kept.remaining, answeredAt: 0 }];
      ({ resetAt, quota, window } = kept);
    },

    /**
     * ms to wait before the next request: 0 now, Infinity until something on its way is answered. Bulk work waits
     * for what is left over by the reserve, unless the whole backlog fits.
     */
    wait(isBulk: boolean, inFlight: number, backlog: number, now: number): number {
      const room = Math.max(told(), mayReckon() ? reckoned(now) : 0) - inFlight;
      if (room > 0) return isBulk && backlog > room && now < resetAt ? reserveWait(room, now) : 0;
      if (inFlight > 0) return Infinity;
      return roomWait(now);
    },

    /** Epoch ms until which nothing is left, as far as was told; in the past while something is. */
    closedUntil: (now: number): number =>
      told() > 0 || (mayReckon() && reckoned(now) > 0) ? 0 : now + roomWait(now),
  };
}
