const BASE = 1000;
const CAP = 30_000;

/**
 * Full jitter: a random wait up to 1 s, 2 s, 4 s … 30 s, in ms. `strikes` counts the failures in a row, from 1.
 * The random start is what keeps many clients from coming back together.
 */
export const fullJitter = (strikes: number, random: () => number): number =>
  random() * Math.min(CAP, BASE * 2 ** (strikes - 1));
