import type { Limit, LimitSpec } from './limits.ts';

/**
 * Token bucket. GCRA is the same limit, kept as the moment at which the bucket would be full. The reset told is
 * when it is full again, as redis-cell and throttled (the common GCRA servers) tell it.
 */
export function bucket({
  burst,
  rates,
  atStart = burst,
  refusedCount,
}: Extract<LimitSpec, { kind: 'bucket' }>): Limit {
  let tokens = atStart;
  let at = 0;
  const rateAt = (now: number) => rates.findLast((rate) => rate.from <= now)?.perSecond ?? 0;
  const nextChange = (now: number) => rates.find((rate) => rate.from > now)?.from ?? Number.POSITIVE_INFINITY;
  const refill = (now: number): void => {
    while (at < now) {
      const until = Math.min(now, nextChange(at));
      tokens = Math.min(burst, tokens + ((until - at) / 1000) * rateAt(at));
      at = until;
    }
  };
  const until = (wanted: number, now: number): number => {
    refill(now);
    let missing = wanted - tokens;
    let time = now;
    while (missing > EPSILON) {
      const change = nextChange(time);
      const gain = ((change - time) / 1000) * rateAt(time);
      if (gain >= missing) return time + (missing / rateAt(time)) * 1000 - now;
      missing -= gain;
      time = change;
    }
    return time - now;
  };
  const policyRate = rates[0]?.perSecond ?? 1;
  return {
    quota: burst,
    window: (burst / policyRate) * 1000,
    take(now) {
      refill(now);
      const isAllowed = tokens >= 1 - EPSILON;
      if (isAllowed) tokens -= 1;
      // A debt without end would never be paid: real servers keep none deeper than the bucket.
      else if (refusedCount) tokens = Math.max(-burst, tokens - 1);
      return isAllowed;
    },
    remaining(now) {
      refill(now);
      return Math.max(0, Math.floor(tokens + EPSILON));
    },
    wait: (now) => until(1, now),
    reset: (now) => until(burst, now),
  };
}

/** Refills by fractions add up to 0.9999999 of a token. */
const EPSILON = 1e-6;
