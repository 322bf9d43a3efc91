// @vitest-environment node
import { expect, it } from 'vitest';
import { packedCatalogue } from '../packaging/catalogues.ts';
import { byEnding, shippedOrder } from '../packaging/message-keys.ts';
import { readCatalogue } from './setup/pseudo-locale.ts';

const AS_THEY_ARE = () => null;
const message = (text: string) => ({ message: text, placeholders: {} });

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
  ).toBe('{"k0":{"message":"$1 of $2, $$5 each, by $1"},"plain":{"message":"Options"}}');
});

it('ships no message whose placeholder is not listed', () => {
  expect(() => packedCatalogue({ one: message('See $place$') }, AS_THEY_ARE)).toThrow('one');
});

it('has messages in the order that is given, also when their keys are numbers, and those that are not in it before', () => {
  const catalogue = { one: message('One'), count_few: message('Few'), two: message('Two') };
  const shortOf = (key: string) => ({ one: '2', two: '10' })[key] ?? null;
  expect(packedCatalogue(catalogue, shortOf, ['two', 'one'])).toBe(
    '{"count_few":{"message":"Few"},"10":{"message":"Two"},"2":{"message":"One"}}',
  );
});

it('has once what has one key and one text', () => {
  const catalogue = { one: message('Back'), two: message('Back') };
  expect(packedCatalogue(catalogue, () => '0')).toBe('{"0":{"message":"Back"}}');
});

it('is given the order of how messages end', () => {
  const texts = ['Add a role', 'No such team', 'Roles of $name$', 'Give a role', 'Remove the team'];
  const catalogue = Object.fromEntries(texts.map((text, index) => [`key_${index}`, message(text)]));
  expect(byEnding(catalogue).map((key) => catalogue[key]?.message)).toEqual([
    'Roles of $name$',
    'Add a role',
    'Give a role',
    'Remove the team',
    'No such team',
  ]);
  expect(new Set(shippedOrder())).toEqual(new Set(Object.keys(readCatalogue('en'))));
});

it.each(['en', 'de'])('keeps every message of %s, and in none a name', (locale) => {
  const source = readCatalogue(locale);
  const packed: Record<string, { message: string }> = JSON.parse(
    packedCatalogue(source, AS_THEY_ARE, shippedOrder()),
  );
  expect(Object.keys(packed)).toEqual(shippedOrder());
  expect(new Set(shippedOrder())).toEqual(new Set(Object.keys(source)));
  for (const { message } of Object.values(packed)) expect(message).not.toMatch(/\$\w+\$|\$(?![1-9])/);
});
