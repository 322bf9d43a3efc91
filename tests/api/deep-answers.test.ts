// @vitest-environment node
import { expect, test } from 'vitest';
import { classifyAnswer } from '#lib/api/classify-answer.ts';
import { endpoints } from '#lib/api/endpoints.ts';
import { isDeep } from '#lib/api/is-deep.ts';
import { readRows } from '#lib/api/read-rows.ts';

const nested = (depth: number, inner = '1') => '['.repeat(depth) + inner + ']'.repeat(depth);
const answerOf = (text: string, status = 200) =>
  classifyAnswer({ isRedirect: false, status, headers: new Headers(), text }, 'read');

test.each([
  ['lists', nested(100_000)],
  ['objects', '{"a":'.repeat(100_000) + 1 + '}'.repeat(100_000)],
  ['a row of a list', `[{"id":"a","x":${nested(100_000)}}]`],
  ['behind a text with brackets and quotes', `["]]]]]]\\"]]]]]", "\\\\", ${nested(100_000)}]`],
  ['keys that would reach a prototype', '{"__proto__":'.repeat(100_000) + 1 + '}'.repeat(100_000)],
])('an answer that nests 100,000 deep is not read: %s', (_, text) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(answerOf(text)).toEqual({ ok: false, failure: { kind: 'not-zenml', reason: 'not-json' } });
  expect(answerOf(text, 500)).toMatchObject({ ok: true, value: { body: 'text' } });
});

test.each([
  ['100 levels', nested(100), false],
  ['101 levels', nested(101), true],
  ['many, side by side', `[${Array.from({ length: 1000 }, () => '[[{}]]').join()}]`, false],
  ['brackets in texts', `["${'[{'.repeat(500)}", "${'\\"['.repeat(500)}"]`, false],
  ['a text without an end', `"${'['.repeat(500)}`, false],
])('%s', (_, text, deep) => {
  expect(isDeep(text)).toBe(deep);
});

test('a list of 100,000 rows is read, the broken ones left out', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) =>
    index % 2 ? { id: `t${index}`, name: 'T' } : null,
  );
  const answer = answerOf(JSON.stringify(rows));
  const page = answer.ok ? readRows(endpoints.teams.rows, answer.value.json, 'teams') : answer;
  expect(page.ok && page.value.rows.filter(({ item }) => item !== null)).toHaveLength(50_000);
});
