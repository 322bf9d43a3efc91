import type { Failure } from './failure.ts';

/** Parts that did not come, and why. */
export class PartsError extends Error {
  failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
