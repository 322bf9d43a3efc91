// @vitest-environment node
import { expect, it } from 'vitest';
import { titlesIn } from './declared-titles.ts';
import { wrongProofs } from './proofs.ts';

const SOURCE = `
  // it('in a comment', () => {});
  const text = "it('in a text', () => {})";
  const TABLE = [{ name: 'a named row' }, { kind: 'no name' }] as const;
  const OTHER = ['in no table'];
  describe('a group', () => {
    it('a test', () => { expect('in a test').toBe(1); });
    test.skip('skipped', () => {});
    describe.todo('to do');
  });
  test(\`made of \${OTHER.length} parts\`, { timeout: 1 }, () => {});
  it.each(TABLE)('$name is good', () => {});
  test.each<[string, number]>([['a first cell', 1], ['another', 2]])('%s', () => {});
  describe.each(['a row' as const])('rows', () => {});
`;

it('finds what is declared, and neither comments nor texts, nor what is not run', async () => {
  expect((await titlesIn('any.test.ts', SOURCE)).sort()).toEqual(
    [
      'a group',
      'a test',
      'made of … parts',
      '$name is good',
      'a named row',
      '%s',
      'a first cell',
      'another',
      'rows',
      'a row',
    ].sort(),
  );
});

it('finds of a file that is no test the rows of the tables that it exports', async () => {
  const source =
    "export const STATES: State[] = [{ name: 'a state' }]; const OTHER = [{ name: 'no state' }];";
  expect(await titlesIn('states.ts', source)).toEqual(['a state']);
});

it.each([
  ['nothing', ''],
  ['none', 'none'],
  ['a file alone', '`tests/pack.test.ts`'],
  ['words beside a proof', '`tests/setup/declared-titles.test.ts`: “%s proves nothing” (or so)'],
  ['a part of a title', '`tests/setup/declared-titles.test.ts`: “proves nothing”'],
  ['what is in no test', '`tests/setup/declared-titles.test.ts`: “in a comment”'],
])('%s proves nothing', async (_, cell) => {
  expect(await wrongProofs(cell)).toHaveLength(1);
});

it('a whole title proves something', async () => {
  expect(await wrongProofs('`tests/setup/declared-titles.test.ts`: “%s proves nothing”')).toEqual([]);
});
