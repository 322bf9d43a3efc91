/** What came of a step, in a few words, and what it found that is wrong. */
export interface Outcome {
  what: string;
  wrong: string[];
  /** Whether it did what it is for. */
  isDone: boolean;
}

/** It was done, and nothing is wrong. */
export const said = (what: string): Outcome => ({ what, wrong: [], isDone: true });

/** There was nothing to do it with, or it came too late. */
export const nothing = (what: string): Outcome => ({ what, wrong: [], isDone: false });

/** The one or the other. */
export const saidIf = (isDone: unknown, done: string, not: string): Outcome =>
  isDone ? said(done) : nothing(not);
