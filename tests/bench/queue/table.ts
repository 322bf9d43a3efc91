const NAME = 36;
const CELL = 11;

/** Fits in 140 columns: a name and nine cells. */
export function printTable(
  title: string,
  columns: readonly string[],
  rows: readonly { name: string; cells: readonly string[] }[],
): void {
  console.log(`\n${title}`);
  console.log(line('', columns));
  for (const { name, cells } of rows) console.log(line(name, cells));
}

const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(NAME) + cells.map((cell) => cell.padStart(CELL)).join('');

export const number = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits) : 'never';

export const seconds = (ms: number): string => number(ms / 1000, 2);
