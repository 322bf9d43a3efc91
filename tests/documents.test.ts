// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const texts = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const DOCUMENTS = [...texts('.'), ...texts('docs')];

/** The top level's folders: what begins with one of them is a path of this repository. */
const PATH = /`((?:entrypoints|components|lib|tests|packaging|public|docs)\/[\w./-]+)`/g;
/** A file of code that is named without its folder. */
const NAME = /`([\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|css))`/g;
const LINK = /\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g;
const SCRIPT = /`npm run ([\w:-]+)/g;

const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, what = '']) => what);

const names = new Set(
  ['entrypoints', 'components', 'lib', 'tests', 'packaging', '.']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }))
    .map((path) => basename(path)),
);

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names only files that are there', () => {
    expect(found(PATH, text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names no code that is gone', () => {
    expect(found(NAME, text).filter((name) => !names.has(name))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const missing = found(LINK, text).filter((path) => !existsSync(join(root, dirname(document), path)));
    expect(missing).toEqual([]);
  });

  it('names only scripts that can be run', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(found(SCRIPT, text).filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('reads what it looks at', () => {
  const all = DOCUMENTS.map((document) => readFileSync(join(root, document), 'utf8')).join('\n');
  for (const pattern of [PATH, NAME, LINK, SCRIPT]) expect(found(pattern, all).length).toBeGreaterThan(10);
});

describe('README.md', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const readme = read('README.md');
  const config = read('wxt.config.ts');

  it('has the keys that the browser is asked for, and no other', () => {
    const keys = found(/default: '(Alt\+Shift\+\w)'/g, config);
    expect(keys).toHaveLength(3);
    expect(found(/`(Alt\+Shift\+\w)`/g, readme).sort()).toEqual(keys.sort());
  });

  it('has the versions that are needed', () => {
    const { engines } = JSON.parse(read('package.json'));
    expect(`>=${found(/Needs Node\.js ([\d.]+) or newer/g, readme)}`).toBe(engines.node);
    const [firefox] = found(/strict_min_version: '(\d+)\.0'/g, config);
    expect(found(/In Firefox (\d+) or newer/g, readme)).toEqual([firefox]);
  });

  it('speaks of the languages that there are', () => {
    const name = new Intl.DisplayNames('en', { type: 'language' });
    const languages = readdirSync(join(root, 'public/_locales')).map((code) => name.of(code));
    const [said = ''] = found(/It speaks ([^,]+),/g, readme);
    expect(said.split(' and ').sort()).toEqual(languages.sort());
  });
});
