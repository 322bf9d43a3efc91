// @vitest-environment node
import { expect, it } from 'vitest';
import { packedCatalogue } from '../packaging/catalogues.ts';
import { readCatalogue } from './setup/pseudo-locale.ts';

const AS_THEY_ARE = () => null;

it('puts what a placeholder stands for in its place, and a short key for a long one', () => {
  expect(
    packedCatalogue(
      {
        how_many: {
          message: '$COUNT$ of $total$, $$5 each, by $count$',
          placeholders: { count: { content: '$1' }, total: { content: '$2' } },
        },
        plain: { message: 'Options' },
      },
      (key) => (key === 'how_many' ? 'k0' : null),
    ),
  ).toEqual({ k0: { message: '$1 of $2, $$5 each, by $1' }, plain: { message: 'Options' } });
});

it('ships no message whose placeholder is not listed', () => {
  expect(() => packedCatalogue({ one: { message: 'See $place$', placeholders: {} } }, AS_THEY_ARE)).toThrow(
    'one',
  );
});

it.each(['en', 'de'])('keeps every message of %s, and in none a name', (locale) => {
  const source = readCatalogue(locale);
  const packed = packedCatalogue(source, AS_THEY_ARE);
  expect(Object.keys(packed)).toEqual(Object.keys(source));
  for (const { message } of Object.values(packed)) expect(message).not.toMatch(/\$\w+\$|\$(?![1-9])/);
});
