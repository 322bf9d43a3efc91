import type { Failure } from './failure.ts';
import type { ToldDrift } from './told-drift.ts';

/**
 * A list as far as it could be read. Never silently short: `complete` is false while pages are missing, and
 * then `failure` says why (null while pages still arrive).
 */
export interface Rows<T> {
  items: T[];
  complete: boolean;
  failure: Failure | null;
  /** Rows of the answer that could not be read at all. */
  unreadable: number;
  /** Fields that were of an unexpected type and read as unknown. */
  drift: number;
  /** Those fields, and what was wrong with rows that could not be read, by the names in our own schemas; absent: nothing was. */
  drifted?: ToldDrift | undefined;
}

export const noRows = <T>(): Rows<T> => ({
  items: [],
  complete: true,
  failure: null,
  unreadable: 0,
  drift: 0,
});
