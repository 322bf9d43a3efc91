import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { wholeNumber } from '#lib/model/whole-number.ts';

it.each([0, -1, 1, 2 ** 53 - 1, -(2 ** 53 - 1)])('takes %s', (value) => {
  expect(z.safeParse(wholeNumber(), value)).toEqual({ success: true, data: value });
});

it.each([0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n, null, undefined, [1], {}])(
  'takes no %s',
  (value) => {
    expect(z.safeParse(wholeNumber(), value).success).toBe(false);
  },
);

it('takes further checks', () => {
  const id = wholeNumber().check(z.gte(0));
  expect([0, 7, -1, 0.5].map((value) => z.safeParse(id, value).success)).toEqual([true, true, false, false]);
});
