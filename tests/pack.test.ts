// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from '#lib/pack.ts';

it('gives back what was packed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'grapheme' }), async (value, text) => {
      const large = { value, text: text.repeat(3_000) };
      for (const one of [value, large]) {
        expect(await unpack(await pack(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }
    }),
    { numRuns: 50 },
  );
});

it('makes large lists small, and leaves small ones alone', async () => {
  const people = Array.from({ length: 1_000 }, (_, n) => ({ id: `u${n}`, name: `Person ${n}`, teams: [] }));
  expect((await pack(people)).length).toBeLessThan(JSON.stringify(people).length / 5);
  expect(await pack({ a: 1 })).toBe('{"a":1}');
});

it('answers null for what is broken', async () => {
  const whole = await pack({ text: 'x'.repeat(30_000) });
  const broken = [
    whole.slice(0, -8),
    `~${whole}`,
    `${whole.slice(0, 30)}AAAA${whole.slice(34)}`,
    '~',
    '',
    '{',
    5,
    null,
    {},
  ];
  for (const one of broken) expect(await unpack(one)).toBeNull();
});
