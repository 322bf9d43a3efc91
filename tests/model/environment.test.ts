// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnvironmentRule, environmentOf, isLike, MOST, parseRules } from '#lib/model/environment.ts';
import { wrongWith } from '#lib/model/rule-fields.ts';
import { moved } from '#lib/model/rule-list.ts';

const rule = (pattern: string, more: Partial<EnvironmentRule> = {}): EnvironmentRule => ({
  pattern,
  name: `Like ${pattern}`,
  color: 'red',
  isProduction: false,
  ...more,
});

describe('a pattern', () => {
  it.each([
    ['prod*', 'prod', true],
    ['prod*', 'Prod-Vision', true],
    ['PROD*', 'prod-vision', true],
    ['prod*', 'my-prod', false],
    ['*staging*', 'eu-staging-2', true],
    ['*staging*', 'staging', true],
    ['*staging*', 'stage', false],
    ['*-prod', 'ml-prod', true],
    ['*-prod', 'ml-prod-2', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*a', 'aba', true],
    ['ab*ba', 'aba', false],
    ['*', 'anything', true],
    ['**', 'anything', true],
    ['ml-prod', 'ml-prod', true],
    ['ml-prod', 'ml-prod2', false],
    ['a.c', 'abc', false],
    ['[a-z]+', 'abc', false],
    ['(prod)*', '(prod) one', true],
    ['Ä*', 'a\u0308rger', true],
  ])('%s and the name %s: %s', (pattern, name, expected) => {
    expect(isLike(pattern, name)).toBe(expected);
  });

  it('is like what a naive reading of it says', () => {
    /** Tries every way to share out the text among the stars. */
    const naive = (pattern: string, text: string): boolean => {
      if (pattern === '') return text === '';
      if (pattern[0] !== '*') return pattern[0] === text[0] && naive(pattern.slice(1), text.slice(1));
      return Array.from({ length: text.length + 1 }).some((_, at) => naive(pattern.slice(1), text.slice(at)));
    };
    const letters = (units: string[], maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...units), maxLength });
    fc.assert(
      fc.property(letters(['a', 'b', '*'], 7), letters(['a', 'b'], 9), (pattern, text) => {
        expect(isLike(pattern, text)).toBe(naive(pattern, text));
        expect(isLike(pattern.toUpperCase(), text)).toBe(isLike(pattern, text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of many stars takes no time', () => {
    const began = performance.now();
    expect(isLike(`${'*a'.repeat(MOST.pattern / 2)}*b`, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('the environment of a place', () => {
  it('is that of the first rule that its name is like', () => {
    const rules = [rule('prod-sandbox*'), rule('prod*', { isProduction: true }), rule('*')];
    expect(environmentOf(rules, ['prod-sandbox-1'])).toBe(rules[0]);
    expect(environmentOf(rules, ['prod-one'])).toBe(rules[1]);
    expect(environmentOf(rules, ['ml', null, undefined])).toBe(rules[2]);
  });

  it('is told by its own name before its organization’s, in whatever order the rules are', () => {
    const rules = [rule('north*'), rule('prod*')];
    expect(environmentOf(rules, ['prod-vision', 'Vision production', 'Northwind ML'])).toBe(rules[1]);
    expect(environmentOf(rules, ['fraud', 'Fraud detection', 'Northwind ML'])).toBe(rules[0]);
  });

  it('is none without a rule, without a name, or where none is like it', () => {
    expect(environmentOf([], ['prod'])).toBeNull();
    expect(environmentOf([rule('*')], [])).toBeNull();
    expect(environmentOf([rule('*')], [null, undefined, ''])).toBeNull();
    expect(environmentOf([rule('prod*')], ['dev'])).toBeNull();
  });
});

describe('stored rules', () => {
  it('are read as they were written, in their order', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one.trim() === one && one !== '');
    const anyRule = fc.record({
      pattern: text,
      name: text,
      color: fc.constantFrom('red', 'amber', 'green', 'blue', 'violet', 'grey'),
      isProduction: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: MOST.rules }), (rules) => {
        expect(parseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
      }),
    );
  });

  it('are let go of where they are none, and a strange colour is grey', () => {
    const good = rule('prod*');
    expect(parseRules(undefined)).toBeUndefined();
    expect(parseRules({ 0: good })).toBeUndefined();
    expect(
      parseRules([null, 1, 'x', {}, { ...good, pattern: ' ' }, { ...good, isProduction: 1 }, good]),
    ).toEqual([good]);
    expect(parseRules([{ ...good, color: 'url(x)' }])).toEqual([{ ...good, color: 'grey' }]);
    expect(parseRules(Array.from({ length: 60 }, () => good))).toHaveLength(MOST.rules);
    fc.assert(fc.property(fc.anything(), (anything) => void parseRules([anything])));
  });

  it('have a pattern and a name that are short enough', () => {
    expect(wrongWith({ pattern: 'prod*', name: 'Production' })).toBeNull();
    expect(wrongWith({ pattern: '', name: ' ' })).toEqual({ pattern: 'empty', name: 'empty' });
    expect(wrongWith({ pattern: 'a'.repeat(101), name: 'a'.repeat(25) })).toEqual({
      pattern: 'long',
      name: 'long',
    });
  });
});

describe('moving a rule', () => {
  it('changes places with its neighbour, and with nothing at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
