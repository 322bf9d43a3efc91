import { seeded, shuffled } from './random.ts';

export type Priority = 'interactive' | 'bulk';

export interface Ask {
  /** Ms from the start. */
  at: number;
  /** Equal keys are the same question. */
  key: string;
  priority: Priority;
}

const BULK = 100;
const INTERACTIVE = 20;

/** 220 asked, 120 distinct: 200 bulk reads at once (100 twice, shuffled), and 20 by a person, spread evenly. */
export function workload(spread: number, seed: number, browser: number): Ask[] {
  const keys = Array.from({ length: BULK }, (_, index) => `b${browser}-bulk-${index}`);
  const bulk = shuffled(seeded(seed, `order ${browser}`), [...keys, ...keys]);
  return [
    ...bulk.map((key): Ask => ({ at: 0, key, priority: 'bulk' })),
    ...Array.from(
      { length: INTERACTIVE },
      (_, index): Ask => ({
        at: ((index + 0.5) * spread) / INTERACTIVE,
        key: `b${browser}-interactive-${index}`,
        priority: 'interactive',
      }),
    ),
  ];
}
