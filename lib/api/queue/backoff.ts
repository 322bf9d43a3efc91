const BASE = 1000;
const CAP = 30_000;

/**
 * Full jitter: a random wait up to 1 s, 2 s, 4 s … 30 s, in ms. `strikes` counts the failures in a row, from 1.
 * The random start is what keeps many clients from coming back together.
 */
export const fullJitter = (strikes: number, random: () => number): number =>
  random() * Math.min(CAP, BASE * 2 ** (strikes - 1));

/** At least half of it, for a server that is down: who is there to ask too soon helps nobody. ms */
export const equalJitter = (strikes: number, random: () => number): number =>
  (1 + random()) * 0.5 * Math.min(CAP, BASE * 2 ** (strikes - 1));

/** Between two looks at a closed window its age grows by this factor at most, so that no look is late by more, nor by more than 30 s. */
const STEP = 1.8;
/** The most common window is among the ages at which is looked, with room for what arrives late. */
const MINUTE = 60_600;
/** Two looks are never closer, in shares of the age. */
const LEAST = 1.2;
/** Looks of many clients are spread over this share of the age. */
const SPREAD = 0.02;
/** What an earlier window taught is found out more closely in so many looks. */
const PARTS = 3;

/**
 * How old a window of age `age` will be at the next look, when nobody says how long it is; ms. Looks come in ever
 * longer steps; the age at which an earlier window opened (`known`: not yet at `from`, but at `to`) is narrowed down.
 */
export function nextLook(
  age: number,
  known: { from: number; to: number } | null,
  random: () => number,
): number {
  const from = Math.max(BASE, age);
  if (known && from < known.to * 0.99) {
    const part = (known.to - known.from) / PARTS;
    const finer = Math.max(known.from + part, from + Math.max(part, known.to * 0.05));
    return Math.min(known.to, finer, from + CAP);
  }
  let look = MINUTE;
  while (look / STEP > from * LEAST) look /= STEP;
  while (look <= from * LEAST) look *= STEP;
  return Math.min(look * (1 + SPREAD * random()), from + CAP);
}
