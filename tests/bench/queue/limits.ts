import { bucket } from './token-bucket.ts';
import { fixed, sliding } from './window-limits.ts';

/** A limit as its server's operator would write it down. Times in ms from the start of the run. */
export type LimitSpec = (
  | { kind: 'bucket'; burst: number; rates: readonly Rate[]; atStart?: number }
  | { kind: 'fixed'; quota: number; window: number; phase: number }
  | { kind: 'sliding'; quota: number; window: number }
) & { refusedCount: boolean };

/** Requests per second from a moment on. */
export interface Rate {
  from: number;
  perSecond: number;
}

/** A limit's state; asked with times that never go back. */
export interface Limit {
  /** The policy's numbers, as headers tell them. `window` in ms. */
  quota: number;
  window: number;
  /** Asks for one request: whether it is let through. */
  take(now: number): boolean;
  /** How many more would be let through now. */
  remaining(now: number): number;
  /** Ms until one would be let through; 0 when it would be now. */
  wait(now: number): number;
  /** Ms until the reset that headers tell. */
  reset(now: number): number;
}

export function createLimit(spec: LimitSpec): Limit {
  if (spec.kind === 'bucket') return bucket(spec);
  return spec.kind === 'fixed' ? fixed(spec) : sliding(spec);
}
