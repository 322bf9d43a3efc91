import { expect, it } from 'vitest';
import {
  anything,
  count,
  flag,
  listOf,
  matching,
  nullable,
  oneOf,
  optional,
  type Shape,
  strict,
  text,
} from '#lib/model/shape.ts';

const VALUES = {
  nothing: undefined,
  null: null,
  'an empty text': '',
  'a text': 'ab',
  'a long text': 'abcd',
  'a text with a line break': 'ab\n',
  yes: true,
  no: false,
  zero: 0,
  'a number below zero': -1,
  'a broken number': 1.5,
  'no number': Number.NaN,
  'a number that is not exact': 2 ** 53,
  'an empty list': [],
  'a list': ['ab'],
  'a long list': ['ab', 'ab', 'ab'],
  'a list of others': ['ab', 1],
  'a record': {},
};

const lets = <T>(shape: Shape<T>) =>
  Object.entries(VALUES).flatMap(([name, value]) => (shape(value) ? [name] : []));

const TEXTS = ['an empty text', 'a text', 'a long text', 'a text with a line break'];
const LISTS = ['an empty list', 'a list'];

it.each<[string, Shape<unknown>, string[]]>([
  ['texts', text(), TEXTS],
  ['texts of a length', text(1, 3), ['a text', 'a text with a line break']],
  ['texts of a pattern, from the first letter to the last', matching(/^[a-c]{1,3}$/), ['a text']],
  ['yes and no', flag, ['yes', 'no']],
  ['whole numbers from 0 on', count, ['zero']],
  ['these values', oneOf<string | boolean>('ab', true), ['a text', 'yes']],
  ['null besides', nullable(flag), ['null', 'yes', 'no']],
  ['nothing besides', optional(flag), ['nothing', 'yes', 'no']],
  ['lists', listOf(text()), [...LISTS, 'a long list']],
  ['lists of a length', listOf(text(), 2), LISTS],
  ['whatever is there', anything, Object.keys(VALUES).filter((name) => name !== 'nothing')],
  ['records', strict({}), ['a record']],
])('lets %s through and nothing else', (_, shape, names) => {
  expect(lets(shape)).toEqual(names);
});

const Place = strict({ name: text(1), inside: nullable(strict({ id: text(1) })), note: optional(text()) });

it.each([
  { name: 'a', inside: null },
  { name: 'a', inside: { id: 'b' }, note: 'c' },
  { name: 'a', inside: null, note: undefined },
])('lets a record of the fields through: %j', (value) => {
  expect(Place(value)).toBe(true);
});

it.each([
  ['a field is missing', { name: 'a' }],
  ['a field is of another type', { name: 1, inside: null }],
  ['a field inside is of another type', { name: 'a', inside: { id: 1 } }],
  ['a field that may be missing is of another type', { name: 'a', inside: null, note: null }],
  ['there is one more', { name: 'a', inside: null, more: 1 }],
  ['there is one more inside', { name: 'a', inside: { id: 'b', more: 1 } }],
  ['one more has the name of a method', { name: 'a', inside: null, toString: 'b' }],
  ['one more is of its prototype', JSON.parse('{"name":"a","inside":null,"__proto__":{}}')],
  ['a field is its prototype’s', Object.create({ name: 'a', inside: null })],
  ['it is a list', Object.assign([], { name: 'a', inside: null })],
])('refuses a record when %s', (_, value) => {
  expect(Place(value)).toBe(false);
});
