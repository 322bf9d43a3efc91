// @vitest-environment node
import { expect, it } from 'vitest';
import { csv } from '#lib/model/csv.ts';
import { isCalculated, READINGS, readAsSpreadsheet } from './read-as-spreadsheet.ts';

it.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', 'two lines'],
  ['two\r\n\u2028lines', 'two lines'],
  ['a\t=1', 'a =1'],
  ['a;=1', "a;'=1"],
  ['a; \u200b\uff0b1;b', "a;' \u200b\uff0b1;b"],
  ['a;"=1', '"a;\'""=1"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "' =1"],
  ['\uff1dHYPERLINK("x")', '"\'\uff1dHYPERLINK(""x"")"'],
  ['\ufe66\u0031', "'\ufe66\u0031"],
  ['\u200b=1', "'\u200b=1"],
  ['\u0000=1', "'\u0000=1"],
  ['\u202egnp.=1', 'gnp.=1'],
  ['\u202e=1', "'=1"],
  ['\r=1', "' =1"],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(csv([[text]])).toBe(written);
});

it('separates cells and lines', () => {
  expect(csv([['a', 'b'], [], ['c']])).toBe('a,b\r\n\r\nc');
});

const SIGNS = [
  ...['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'],
  ...['\ufe66', '\ufe62', '\ufe63', '\ufe6b', '\u207c', '\u207a', '\u207b', '\u208c'],
];
const BEFORE = [
  ...[
    '',
    ' ',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\u00a0',
    '\u3000',
    '\ufeff',
    '\u200b',
    '\u0000',
    '\u202e',
    '\u2028',
  ],
  ...['a\t', 'a\n', 'a\r\n', 'a;', 'a; ', 'a;"', '";', '"\n', 'a,', '","', '"\t"', '",\r\n'],
];

it.each(Object.entries(READINGS))('nothing is calculated in %s, and nothing lost', (reading, separator) => {
  for (const before of BEFORE) {
    for (const sign of SIGNS) {
      const text = `${before}${sign}1+cmd|' /C calc'!A1`;
      const written = csv([['name', text, 'end'], [text]]);
      const cells = readAsSpreadsheet(written, separator).flat();
      expect(cells.filter(isCalculated), JSON.stringify(text)).toEqual([]);
      if (reading !== 'a file') continue;
      // One row as it was written: apostrophes aside, all that can be seen.
      expect(cells).toHaveLength(4);
      const seen = (one = '') => one.replace(/[\s'\u202e]+/g, '');
      expect([cells[0], seen(cells[1]), cells[2], seen(cells[3])]).toEqual([
        ...['name', seen(text), 'end', seen(text)],
      ]);
    }
  }
});
