/** 0 <= random() < 1. */
export type Random = () => number;

/** Mulberry32: the same dice for every client on the same seed. `stream` keeps what one part draws from shifting another's. */
export function seeded(seed: number, stream: string): Random {
  let state = seed * 0x9e3779b1;
  for (const char of stream) state = Math.imul(state ^ char.charCodeAt(0), 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** Every order of magnitude equally likely. */
export const logBetween = (random: Random, low: number, high: number): number =>
  low * (high / low) ** random();

export const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** Fisher-Yates. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}
