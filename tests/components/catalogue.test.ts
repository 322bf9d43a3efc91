// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
type Catalogue = Record<string, Entry>;

const root = join(import.meta.dirname, '../..');
const locales = readdirSync(join(root, 'public/_locales'));
const read = (locale: string): Catalogue =>
  JSON.parse(readFileSync(join(root, `public/_locales/${locale}/messages.json`), 'utf8'));
const english = read('en');

const code = ['components', 'entrypoints', 'lib', 'wxt.config.ts']
  .flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(tsx?|html)$/.test(name))
          .map((name) => join(path, name)),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

const isUsed = (key: string): boolean => {
  const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return [key, base].some((name) => code.includes(`'${name}'`) || code.includes(`__MSG_${name}__`));
};

describe.each(locales)('the catalogue %s', (locale) => {
  const catalogue = read(locale);
  const entries = Object.entries(catalogue);

  it('has no key that nothing uses', () => {
    expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has every key of the English one', () => {
    expect(Object.keys(english).filter((key) => !(key in catalogue))).toEqual([]);
  });

  it.each(entries)('%s numbers its placeholders in the order of their names, and uses each', (_, entry) => {
    const names = Object.keys(entry.placeholders ?? {}).sort();
    expect(names.map((name) => entry.placeholders?.[name]?.content)).toEqual(
      names.map((_, index) => `$${index + 1}`),
    );
    const inMessage = [...entry.message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name);
    expect([...new Set(inMessage)].sort()).toEqual(names);
    // A dollar sign of its own would be read as a placeholder by browsers.
    expect(entry.message.replace(/\$\w+\$/g, '')).not.toContain('$');
  });

  it('gives both forms of a count the same placeholders', () => {
    for (const [key, entry] of entries) {
      const other = catalogue[key.replace(/_one$/, '_other')];
      if (!key.endsWith('_one')) continue;
      expect(Object.keys(entry.placeholders ?? {}).sort(), key).toEqual(
        Object.keys(other?.placeholders ?? {}).sort(),
      );
      expect(Object.keys(entry.placeholders ?? {}), key).toContain('count');
    }
  });
});

describe('the keys that the code uses', () => {
  it('exist', () => {
    const used = [...code.matchAll(/\b(?:t|plural)\(\s*'(\w+)'/g)].map(([, key = '']) => key);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !(key in english) && !(`${key}_other` in english))).toEqual([]);
  });
});
