import { inspect } from 'node:util';

/** A number from 0 to 1, without 1; the same ones for the same seed. */
export type Random = () => number;

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0, below `end`. */
export const upTo = (random: Random, end: number): number => Math.floor(random() * end);

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[upTo(random, from.length)];
  if (one === undefined && from.length === 0) throw new Error('nothing to pick from');
  return one as T;
}

/** Up to 20 characters, half of them of ASCII. */
export const randomText = (random: Random): string =>
  Array.from({ length: upTo(random, 20) }, () =>
    String.fromCharCode(random() < 0.5 ? 32 + upTo(random, 95) : upTo(random, 0x10000)),
  ).join('');

/**
 * Feeds a parser with inputs; what it throws comes with the input that it threw at, and the seed with which it does so again.
 */
export function feed<T>(
  count: number,
  seed: number,
  make: (random: Random) => T,
  parse: (input: T) => void,
): void {
  const random = seeded(seed);
  for (let index = 0; index < count; index += 1) {
    const input = make(random);
    try {
      parse(input);
    } catch (error) {
      throw thrownAt(input, index, seed, error);
    }
  }
}

/** The same with one that answers later: each input after the one before was read. */
export async function feedInTurn<T>(
  count: number,
  seed: number,
  make: (random: Random) => T,
  parse: (input: T) => Promise<void>,
): Promise<void> {
  const random = seeded(seed);
  for (let index = 0; index < count; index += 1) {
    const input = make(random);
    try {
      await parse(input);
    } catch (error) {
      throw thrownAt(input, index, seed, error);
    }
  }
}

function thrownAt(input: unknown, index: number, seed: number, cause: unknown): Error {
  const shown = typeof input === 'string' ? JSON.stringify(input) : inspect(input);
  return new Error(`Input ${index} of seed ${seed}: ${shown}`, { cause });
}
