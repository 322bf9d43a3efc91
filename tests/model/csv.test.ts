// @vitest-environment node
import { expect, it } from 'vitest';
import { csv } from '#lib/model/csv.ts';

it.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['\uff1dHYPERLINK("x")', '"\'\uff1dHYPERLINK(""x"")"'],
  ['\ufe66\u0031', "'\ufe66\u0031"],
  ['\u200b=1', "'\u200b=1"],
  ['\u0000=1', "'\u0000=1"],
  ['\u202egnp.=1', 'gnp.=1'],
  ['\u202e=1', "'=1"],
  ['\r=1', '"\'\r=1"'],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(csv([[text]])).toBe(written);
});

it('separates cells and lines', () => {
  expect(csv([['a', 'b'], [], ['c']])).toBe('a,b\r\n\r\nc');
});
