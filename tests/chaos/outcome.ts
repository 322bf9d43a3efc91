/** What came of a step, in a few words, and what it found that is wrong. */
export interface Outcome {
  what: string;
  wrong: string[];
}

/** Nothing is wrong. */
export const said = (what: string): Outcome => ({ what, wrong: [] });
