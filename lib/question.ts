const QUESTIONS = ['can', 'why-not', 'who', 'matrix', 'reach'] as const;

/**
 * What can be asked about access: what I may do at a place, why not more, who has access to it, what each type of
 * resource there allows, and what somebody can reach anywhere.
 */
export type Question = (typeof QUESTIONS)[number];

/** A question that was written down; undefined when it is none. */
export const parseQuestion = (value: unknown): Question | undefined =>
  QUESTIONS.find((question) => question === value);
