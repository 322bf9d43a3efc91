// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const sources = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(css|tsx?|html)$/.test(name))
    .map((name) => join(folder, name)),
);

/** The two places in which colours are named: our own surfaces', and those of what stands in the dashboard's page. */
const TOKENS = 'components/ui/style/tokens.css';
const PLACES = [TOKENS, 'lib/page-colors.ts'];
const COLOUR = /#(?:[0-9a-f]{3,4}){1,2}\b(?=['"`; ,)])|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i;
/** Colours by their names; the system's own (`Canvas`, `Highlight`) are what forced colours are made of. */
const NAMED = /:\s*(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple|violet)\b(?=\s*[;}!])/i;

it('names colours in two files only', () => {
  expect(PLACES.filter((path) => COLOUR.test(read(path)))).toEqual(PLACES);
  const wrong = sources.filter(
    (path) =>
      !PLACES.includes(path) &&
      (COLOUR.test(read(path)) || (path.endsWith('.css') && NAMED.test(read(path)))),
  );
  expect(wrong).toEqual([]);
});

it('has each token that is used, and uses each that there is', () => {
  const sheets = sources.filter((path) => path.endsWith('.css')).map(read);
  const all = sheets.join('\n');
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const defined = new Set([...all.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
  // What a component sets for each element.
  const set = sources
    .filter((path) => path.endsWith('x'))
    .flatMap((path) => [...read(path).matchAll(/'(--[\w-]+)'/g)].map(([, name]) => name));
  for (const name of set) defined.add(name);
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  const tokens = [...read(TOKENS).matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name);
  expect(tokens.filter((name) => !used.has(name))).toEqual([]);
});

it('has every colour in the light and in the dark', () => {
  const [light = '', dark = ''] = read(TOKENS).split('@media (prefers-color-scheme: dark)');
  const names = (css: string) => [...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name).sort();
  expect(names(light).length).toBeGreaterThan(10);
  expect(names(dark)).toEqual(names(light));
});
