const WINDOW = 60_000;
const SHARE = 0.1;
const MIN_RETRIES = 5;

/**
 * At most 10 % of the sends of the last minute, and never fewer than 5, may be retries: a server that is down is
 * not helped by being asked three times as often.
 */
export function createRetryBudget() {
  let sends: number[] = [];
  let retries: number[] = [];
  return {
    sent(now: number): void {
      sends = recent(sends, now);
      sends.push(now);
    },
    /** Takes one retry when there is one left. */
    take(now: number): boolean {
      sends = recent(sends, now);
      retries = recent(retries, now);
      if (retries.length >= Math.max(MIN_RETRIES, sends.length * SHARE)) return false;
      retries.push(now);
      return true;
    },
  };
}

const recent = (times: number[], now: number): number[] => {
  const first = times.findIndex((time) => now - time < WINDOW && time <= now);
  return first < 0 ? [] : times.slice(first);
};
