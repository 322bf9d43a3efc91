// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const security = read('SECURITY.md');

/** The rows of the table, as its cells. */
const rows = security
  .split('\n')
  .filter((line) => /^\| T\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** `tests/file.test.ts`: “name of the test”. */
const PROOF = /`(tests\/[^`]+)`: “([^”]+)”/g;
/** Who may publish is no matter of this code, and `npm test` itself builds twice. */
const WITHOUT = ['T21', 'T22'];

describe('the table of threats', () => {
  it('has each of them once, in order', () => {
    expect(rows.map(([, number]) => number)).toEqual(Array.from({ length: 25 }, (_, at) => `T${at + 1}`));
  });

  it.each(rows.map((row) => [row[1] ?? '', row] as const))('%s names tests that exist', (number, row) => {
    const [, , tried, against, proved = ''] = row;
    for (const cell of [tried, against]) expect(cell).toMatch(/^\S.*[.)]$/);
    const proofs = [...proved.matchAll(PROOF)];
    if (WITHOUT.includes(number)) return expect(proved).toBe('none');
    expect(proofs.length).toBeGreaterThan(0);
    // Nothing but tests is in the cell, so that none is left out by a slip of the pen.
    expect(proved.replace(PROOF, '').replaceAll('<br>', '').trim()).toBe('');
    for (const [, file = '', name = ''] of proofs) expect(read(file)).toContain(name);
  });
});

it('each proof of a promise is a file or a folder that is there', () => {
  const promises = security.split('## Promises')[1]?.split('## Threats')[0] ?? '';
  const named = [...promises.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url))))).toEqual(
    [],
  );
});
