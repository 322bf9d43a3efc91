import { afterEach, expect, it, vi } from 'vitest';
import { addStyle } from '#lib/add-style.ts';

afterEach(() => vi.restoreAllMocks());

const shadowOf = () => document.createElement('div').attachShadow({ mode: 'open' });

it('styles a shadow root by a constructed stylesheet, without an element that a page could forbid', () => {
  const shadow = shadowOf();
  addStyle(shadow, 'p { color: red }');
  expect(shadow.adoptedStyleSheets).toHaveLength(1);
  expect(shadow.childNodes).toHaveLength(0);
});

it('styles it by an element where Firefox refuses the stylesheets of content scripts', () => {
  const shadow = shadowOf();
  Object.defineProperty(shadow, 'adoptedStyleSheets', {
    set() {
      throw new Error('Accessing from Xray wrapper is not supported.');
    },
  });
  addStyle(shadow, 'p { color: red }');
  expect(shadow.querySelector('style')?.textContent).toBe('p { color: red }');
});

it('adds to what styles it already', () => {
  const shadow = shadowOf();
  addStyle(shadow, 'p { color: red }');
  addStyle(shadow, 'p { color: green }');
  expect(shadow.adoptedStyleSheets.map(({ cssRules }) => cssRules[0]?.cssText)).toEqual([
    expect.stringContaining('red'),
    expect.stringContaining('green'),
  ]);
});
