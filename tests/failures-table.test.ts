// @vitest-environment node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wrongProofs } from './setup/proofs.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');

/** The rows of the table, as its cells. */
const rows = read('docs/FAILURES.md')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

describe('the table of failures', () => {
  it('has each of them once, in order', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 28 }, (_, at) => at + 1));
  });

  it.each(rows.map((row) => [row[2] ?? '', row] as const))(
    '%s: says what is seen, and tests that exist',
    async (_, row) => {
      const [, , happens, done, seen, proved] = row;
      for (const cell of [happens, done, seen]) expect(cell).toMatch(/^[A-Z].*\.$/);
      expect(await wrongProofs(proved ?? '')).toEqual([]);
    },
  );
});
