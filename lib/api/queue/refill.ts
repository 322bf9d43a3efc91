/** What is tried after a limit was met for the first time, as a share of the speed at which it was met. */
const FIRST_CUT = 0.35;
/** By which share of itself a speed that was never measured grows each second. */
const SEARCH = 0.2;
/** A speed that was measured with fewer requests than these is hardly surer than one that was not. */
const FEW = 5;
/** CUBIC's shape (RFC 9438): long near the speed that was measured, then faster and faster. Per second cubed. */
const CUBIC = 0.0005;
/** After so long (ms) the speed has grown, and is looked at again. */
const LOOK_AGAIN = 1000;
/** How much an earlier measurement counts beside the next … */
const MEMORY = 0.8;
/** … unless the next is slower by this factor: then the limit has changed. */
const CHANGE = 2;

/** What happened since the limit was met before. */
export interface Period {
  accepted: number;
  /** ms */
  length: number;
}

/**
 * The speed at which a server refills what it allows, for servers that do not tell. From one refusal to the next,
 * what was accepted is just what was refilled. Mirrors the server's bucket: what came in during a pause may be sent
 * after it.
 */
export function createRefill() {
  /** Requests a ms; null while no limit was met. */
  let base: number | null = null;
  let measured: Period = { accepted: 0, length: 0 };
  let level = 0;
  let levelAt = 0;
  let grownSince = 0;

  const isMeasured = (): boolean => measured.length > 0;

  const speed = (now: number): number => {
    const seconds = Math.max(0, now - grownSince) / 1000;
    const doubt = isMeasured() ? Math.min(2, (FEW / Math.max(1, measured.accepted)) ** 2) : 1;
    return (base ?? Infinity) * (1 + SEARCH * doubt * seconds + CUBIC * seconds ** 3);
  };

  function fill(now: number): void {
    level += speed(now) * Math.max(0, now - levelAt);
    levelAt = now;
  }

  function startAt(now: number, stock: number): void {
    level = stock;
    levelAt = now;
    grownSince = now;
  }

  return {
    isMeasured,

    /** A limit was met for the first time, or after a pause that says nothing. `throughput`: accepted in a second. */
    met(throughput: number, now: number): void {
      measured = { accepted: 0, length: 0 };
      base = (FIRST_CUT * Math.max(1, throughput)) / 1000;
      startAt(now, 0);
    },

    /** It was met again, `period` after the time before. */
    metAgain(period: Period, now: number): void {
      const isChange = period.accepted * measured.length * CHANGE < measured.accepted * period.length;
      const memory = isChange ? 0 : MEMORY;
      measured = {
        accepted: measured.accepted * memory + period.accepted,
        length: measured.length * memory + period.length,
      };
      base = Math.max(1, measured.accepted) / measured.length;
      startAt(now, 0);
    },

    /** The pause is over. What came in meanwhile counts only at a speed that was measured. */
    opened(now: number): void {
      if (base === null) return;
      fill(now);
      startAt(now, isMeasured() ? level : 1);
    },

    /** The limit is of another kind. */
    forget(): void {
      base = null;
      measured = { accepted: 0, length: 0 };
    },

    sent(now: number): void {
      if (base === null) return;
      fill(now);
      level -= 1;
    },

    /** ms until the next may be sent. */
    wait(now: number): number {
      if (base === null) return 0;
      fill(now);
      return level >= 1 ? 0 : Math.min(LOOK_AGAIN, (1 - level) / speed(now));
    },

    /** Requests a ms; null when no limit was met. For the worker's next life. */
    rate: (): number | null => base,
    restore(rate: number, now: number): void {
      base = rate;
      startAt(now, 1);
    },
  };
}
