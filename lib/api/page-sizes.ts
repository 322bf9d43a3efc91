/** What the pages of one kind of list have told of a limit that the server does not publish. */
export interface PageSizes {
  /** A page of so many rows was given: no list of the kind is cut shorter than that. */
  saw(rows: number): void;
  /** The server gave the first page again instead of the next: to ask for more is of no use. */
  sawNoPaging(): void;
  /** Whether a first page of so many rows may have been cut: limits are round numbers, and large ones rounder. */
  mayBeCut(rows: number): boolean;
}

/** Limits that servers have most often. */
const USUAL_LIMITS = new Set([20, 25, 50, 100, 200, 250, 500, 1000]);

/**
 * Nothing is known at first. `isUnpaged`: the server's own document says that the list has no pages, so that only a page
 * of a usual limit is worth another question.
 */
export function createPageSizes(isUnpaged = false): PageSizes {
  const isRound = (rows: number) =>
    isUnpaged ? USUAL_LIMITS.has(rows) : rows >= 10 && rows % (rows > 100 ? 50 : 5) === 0;
  let largest = 0;
  return {
    saw(rows) {
      largest = Math.max(largest, rows);
    },
    sawNoPaging() {
      largest = Number.POSITIVE_INFINITY;
    },
    mayBeCut: (rows) => rows >= largest && isRound(rows),
  };
}
