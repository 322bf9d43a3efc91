/** Half of the numbers are below it. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The number that this share of all is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How many times ours the other is, measured in turns: the middle of the single ratios, since the machine's load changes slowly. */
export const middleRatio = (ours: readonly number[], others: readonly number[]): number =>
  median(ours.map((own, index) => own / (others[index] ?? Number.NaN)));
