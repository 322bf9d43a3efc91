import type { Failure } from './failure.ts';
import type { Drift } from './told-drift.ts';

/**
 * A list as far as it could be read. Never silently short: `complete` is false while pages are missing, and
 * then `failure` says why (null while pages still arrive).
 */
export interface Rows<T> extends Drift {
  items: T[];
  complete: boolean;
  failure: Failure | null;
  /** Rows of the answer that could not be read at all. */
  unreadable: number;
}

export const noRows = <T>(): Rows<T> => ({
  items: [],
  complete: true,
  failure: null,
  unreadable: 0,
  drift: 0,
});
