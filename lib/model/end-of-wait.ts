/**
 * Until when to wait for what was to be over at `at`, as it was said at `saidAt`; `now`, as all of them, in epoch ms. When the clock
 * was put back since, only as long as was left then: no wait grows by it.
 */
export const endOfWait = (at: number, saidAt: number, now: number): number =>
  Math.min(at, now + Math.max(0, at - saidAt));
