// @vitest-environment node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wrongProofs } from './setup/proofs.ts';

const security = readFileSync(fileURLToPath(new URL('../SECURITY.md', import.meta.url)), 'utf8');

const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim());

/** The rows of the table of threats, as their cells. */
const threats = security
  .split('\n')
  .filter((line) => /^\| T\d+ \|/.test(line))
  .map(cellsOf);

/** The rows of the table of promises, without its head. */
const promises = (security.split('## Promises')[1]?.split('## Threats')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map(cellsOf);

/** Who may publish is no matter of this code, and `npm test` itself builds twice. */
const WITHOUT = ['T21', 'T22'];

describe('the table of threats', () => {
  it('has each of them once, in order', () => {
    expect(threats.map(([, number]) => number)).toEqual(Array.from({ length: 25 }, (_, at) => `T${at + 1}`));
  });

  it.each(threats.map((row) => [row[1] ?? '', row] as const))(
    '%s names tests that exist',
    async (number, row) => {
      const [, , tried, against, proved = ''] = row;
      for (const cell of [tried, against]) expect(cell).toMatch(/^\S.*[.)]$/);
      if (WITHOUT.includes(number)) return expect(proved).toBe('none');
      expect(await wrongProofs(proved)).toEqual([]);
    },
  );
});

describe('the table of promises', () => {
  it('has all of them', () => {
    expect(promises.length).toBeGreaterThan(40);
  });

  it.each(promises.map((row) => [row[1] ?? '', row] as const))(
    '%s: names tests that exist',
    async (_, row) => {
      const [, , how, proved = ''] = row;
      expect(how).not.toBe('');
      expect(row).toHaveLength(5);
      expect(await wrongProofs(proved)).toEqual([]);
    },
  );
});
