import type { LimitSpec } from '../limits.ts';

/** What somebody writes who has read nothing about the limit and wants to be polite. */
export const GUESS_PER_SECOND = 5;

/** In the long run; of a limit that changes, what was documented before it did. */
export const ratePerSecond = (limit: LimitSpec): number =>
  limit.kind === 'bucket' ? (limit.rates[0]?.perSecond ?? 1) : (limit.quota / limit.window) * 1000;
