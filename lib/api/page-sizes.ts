/** What the pages of one kind of list have told of a limit that the server does not publish. */
export interface PageSizes {
  /** A page of so many rows was given: no list of the kind is cut shorter than that. */
  saw(rows: number): void;
  /** The server gave the first page again instead of the next: to ask for more is of no use. */
  sawNoPaging(): void;
  /** Whether a first page of so many rows may have been cut: limits are round numbers, and large ones rounder. */
  mayBeCut(rows: number): boolean;
}

/** Nothing is known at first. */
export function createPageSizes(): PageSizes {
  let largest = 0;
  return {
    saw(rows) {
      largest = Math.max(largest, rows);
    },
    sawNoPaging() {
      largest = Number.POSITIVE_INFINITY;
    },
    mayBeCut: (rows) => rows >= 10 && rows % (rows > 100 ? 50 : 5) === 0 && rows >= largest,
  };
}
