/**
 * How long ago a stored time was, both in epoch ms. Infinity for one of the future: the clock was put back since, and nobody
 * knows how long ago it was.
 */
export const elapsed = (at: number, now: number): number => (at > now ? Number.POSITIVE_INFINITY : now - at);
