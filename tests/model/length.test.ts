// @vitest-environment node
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { maxLength, minLength } from '#lib/model/length.ts';

const text = z.string().check(minLength(2), maxLength(3));
const list = z.array(z.number()).check(minLength(2), maxLength(3));

describe('a length', () => {
  it.each([
    [text, 'a', false],
    [text, 'ab', true],
    [text, 'abc', true],
    [text, 'abcd', false],
    [list, [1], false],
    [list, [1, 2, 3], true],
    [list, [1, 2, 3, 4], false],
  ] as const)('is that of a text or a list: %#', (schema, value, fits) => {
    expect(z.safeParse(schema, value).success).toBe(fits);
  });

  it.each([
    [null],
    [5],
    [{ length: 2 }],
    [{ length: { toString: null, valueOf: null } }],
    [{ length: Symbol('2') }],
  ])('of something else is none, and nothing is thrown: %#', (value) => {
    for (const schema of [text, list]) expect(z.safeParse(schema, value).success).toBe(false);
  });
});
