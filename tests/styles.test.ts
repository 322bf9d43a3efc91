// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'components/ui/style');
const sheets: [name: string, css: string][] = [
  ...readdirSync(folder).map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]),
  ['launcher-button.ts', /const CSS = `([^`]+)`/.exec(read('lib/launcher-button.ts'))?.[1] ?? ''],
  [
    'say-updated.ts',
    /const CSS = `([^`]+)`/.exec(read('entrypoints/update-notice/say-updated.ts'))?.[1] ?? '',
  ],
  ['sidebar-host.ts', /const HOST_CSS = `([^`]+)`/.exec(read('lib/sidebar-host.ts'))?.[1] ?? ''],
];

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Each declaration of a sheet. */
const declarations = (css: string): { property: string; value: string }[] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([-\w]+)\s*:\s*([^;{}]+)[;}]/g)].map(
    ([, property = '', value = '']) => ({ property, value: value.replace('!important', '').trim() }),
  );

/** Whether a declaration means the same in a language that runs the other way. */
function isSided({ property, value }: { property: string; value: string }): boolean {
  if (/(^|-)(left|right)(-|$)/.test(property)) return true;
  if (/^(text-align|float|clear|justify-\w+)$/.test(property)) return /\b(left|right)\b/.test(value);
  if (/^((scroll-)?(margin|padding)|inset|border-(width|color|style|radius))$/.test(property)) {
    const sides = value.split(/\s+(?![^(]*\))/);
    // Of corners all have to be alike, of sides the right and the left one.
    return property === 'border-radius'
      ? new Set(sides).size > 1
      : sides.length === 4 && sides[1] !== sides[3];
  }
  if (property === 'box-shadow') return /^(inset )?-?[1-9][\d.]*px/.test(value);
  return property === 'rotate' && !value.includes('--onward');
}

describe('the style sheets', () => {
  it('would tell what only fits one way', () => {
    const wrong = 'a{margin-left:1px;inset:0 0 auto 4px;text-align:right;box-shadow:inset 3px 0 red;left:0}';
    expect(declarations(wrong).filter(isSided).length).toBe(5);
    expect(sheets.every(([, css]) => declarations(css).length > 1)).toBe(true);
  });

  it('shorten nothing but by `Shortened`, which keeps the beginning of a Latin name, and what is typed into the search', () => {
    const rules = sheets.flatMap(([, css]) => [...css.matchAll(/([^{}]+)\{[^{}]*text-overflow:/g)]);
    expect(rules.map(([, selector = '']) => selector.replace(/\/\*[\s\S]*?\*\//g, '').trim()).sort()).toEqual(
      ['.search input', '.shortened'],
    );
  });

  it.each(sheets)('%s names no left and no right: languages run either way', (_, css) => {
    expect(declarations(css).filter(isSided)).toEqual([]);
  });
});
