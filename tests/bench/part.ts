import type { Verdict } from './queue/bars.ts';

export interface Options {
  /** How often each thing is measured, one after the other in turns, so that a busy machine is busy for all of them. */
  runs: number;
}

/** Measures one side of the extension, prints what it found and answers what has to hold. */
export type Part = (options: Options) => Promise<Verdict[]>;
