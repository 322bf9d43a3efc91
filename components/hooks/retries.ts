/**
 * So often in a row we wait as long as ZenML says and ask again although nothing more is read; the next refusal is the
 * person's to answer.
 */
const MOST_IN_A_ROW = 3;

/** Counts how often a query may still be asked again by itself. */
export function createRetries() {
  let left = MOST_IN_A_ROW;
  /** The most rows that were read before ZenML asked to wait: the answer's own, and those of each walk. */
  const furthest = new Map<string, number>();
  return {
    /** So many rows of something are read by now: more than ever is a reason to go on. */
    noteRead(of: string, rows: number): void {
      if (rows <= (furthest.get(of) ?? 0)) return;
      furthest.set(of, rows);
      left = MOST_IN_A_ROW;
    },
    /** Begins anew. */
    reset(): void {
      left = MOST_IN_A_ROW;
      furthest.clear();
    },
    /** Takes one; false when there is none left. */
    take(): boolean {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
