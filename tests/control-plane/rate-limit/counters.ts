import type { RateLimitSpec } from './rate-limit-spec.ts';

export interface Decision {
  allowed: boolean;
  remaining: number;
  /** Milliseconds until there is room for one more (0 while there is). */
  waitMs: number;
  /** Milliseconds until everything is free again. */
  resetMs: number;
}

/** Counts one session's requests. Each call to `take` is one request. */
export interface Counter {
  take(now: number): Decision;
}

/** Fractions of tokens add up to a little less than one. */
const A_WHOLE_ONE = 1 - 1e-9;

/** Tokens drip back evenly; a rested session may burst. */
export function tokenBucket(limit: number, windowMs: number): Counter {
  let tokens = limit;
  let at: number | null = null;
  const perToken = windowMs / limit;
  return {
    take(now) {
      tokens = Math.min(limit, tokens + (now - (at ?? now)) / perToken);
      at = now;
      const allowed = tokens >= A_WHOLE_ONE;
      if (allowed) tokens -= 1;
      const waitMs = tokens >= A_WHOLE_ONE ? 0 : (1 - tokens) * perToken;
      return { allowed, remaining: Math.floor(tokens), waitMs, resetMs: (limit - tokens) * perToken };
    },
  };
}

/** Everything is free again at the turn of the window. */
export function fixedWindow(limit: number, windowMs: number): Counter {
  let window = -1;
  let used = 0;
  return {
    take(now) {
      const current = Math.floor(now / windowMs);
      if (current !== window) {
        window = current;
        used = 0;
      }
      const allowed = used < limit;
      if (allowed) used += 1;
      const resetMs = (current + 1) * windowMs - now;
      return { allowed, remaining: limit - used, waitMs: used < limit ? 0 : resetMs, resetMs };
    },
  };
}

/** A request is forgotten exactly one window after it was made. */
export function slidingWindow(limit: number, windowMs: number): Counter {
  let times: number[] = [];
  return {
    take(now) {
      times = times.filter((time) => time > now - windowMs);
      const allowed = times.length < limit;
      if (allowed) times.push(now);
      const oldest = times[0] ?? now;
      const newest = times[times.length - 1] ?? now;
      const waitMs = times.length < limit ? 0 : oldest + windowMs - now;
      return { allowed, remaining: limit - times.length, waitMs, resetMs: newest + windowMs - now };
    },
  };
}

/** The counter that a limit asks for. */
export function createCounter(spec: RateLimitSpec): Counter {
  const windowMs = spec.windowSeconds * 1000;
  if (spec.algorithm === 'token-bucket') return tokenBucket(spec.limit, windowMs);
  return spec.algorithm === 'fixed-window'
    ? fixedWindow(spec.limit, windowMs)
    : slidingWindow(spec.limit, windowMs);
}
