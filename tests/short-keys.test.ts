// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedKeys, shortKeysOf } from '../packaging/message-keys.ts';
import { shortKeys } from '../packaging/short-keys.ts';
import { readCatalogue } from './setup/pseudo-locale.ts';

describe('the short key', () => {
  const KEYS = ['extension_name', 'back', 'tab_people', 'people_count_one', 'people_count_other', 'who_one'];

  it.each([
    ['tab_people', '0'],
    // A count, whose forms are added to what code has.
    ['people_count', '1'],
    ['people_count_one', '1_one'],
    ['people_count_other', '1_other'],
    // English has no such form; another language may have it.
    ['people_count_few', '1_few'],
    // No count.
    ['who_one', '2'],
    // The browser asks for it.
    ['extension_name', null],
    ['back', null],
    ['who', null],
    ['something_else', null],
  ])('of %s is %s', (key, short) => {
    expect(shortKeysOf(KEYS)(key)).toBe(short);
  });

  it('is one for messages that are the same in every catalogue', () => {
    const keys = [
      'a_back',
      'b_back',
      'c_back',
      'd_count_one',
      'd_count_other',
      'e_count_one',
      'e_count_other',
    ];
    const catalogue = (...texts: string[]) =>
      Object.fromEntries(keys.map((key, index) => [key, { message: texts[index] ?? '' }]));
    const shortOf = shortKeysOf(keys, [
      catalogue('Back', 'Back', 'Back', 'One', '$count$', 'One', '$count$'),
      catalogue('Zurück', 'Zurück', 'Rücken', 'Eins', '$count$', 'Ein', '$count$'),
    ]);
    expect(keys.map(shortOf)).toEqual(['0', '0', '1', '2_one', '2_other', '3_one', '3_other']);
  });

  // Browsers do not tell letters from their capitals here.
  it.each(['en', 'de'])('is that of one text only in the catalogue %s', (locale) => {
    const shortOf = shippedKeys();
    const texts = new Map<string, string>();
    for (const [key, { message }] of Object.entries(readCatalogue(locale))) {
      const short = (shortOf(key) ?? key).toLowerCase();
      expect(texts.get(short) ?? message, key).toBe(message);
      texts.set(short, message);
    }
    expect(texts.size).toBeGreaterThan(1000);
    expect(texts.size).toBeLessThan(Object.keys(readCatalogue(locale)).length);
  });
});

describe('a build', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sidecar-keys-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** The script that is made of one module of ours and of what else there is. */
  async function built(source: string, files: Record<string, string> = {}): Promise<string> {
    for (const [name, text] of Object.entries({ ...files, 'lib/a.ts': source })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const shortOf = (text: string) => ({ tab_people: 'k0', people_count: 'k1' })[text] ?? null;
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [shortKeys(shortOf)],
      build: { write: false, minify: false, rollupOptions: { input: join(root, 'lib/a.ts') } },
    });
    if (!('output' in result)) throw new Error('One build has one result.');
    return result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
  }

  it('writes the short keys wherever a key is a value', async () => {
    const code = await built(`
      const KEY: string = 'tab_people';
      type Other = 'people_count';
      export const table: Record<string, Other> = { here: 'people_count' };
      export const later = (key = 'tab_people') => [key, 'people_count'].concat('back').includes('tab_people');
      console.log(KEY, table, later, [true ? 'tab_people' : 'back'], 'about tab_people');`);
    expect(code).not.toMatch(/["'`](?:tab_people|people_count)["'`]/);
    expect(code).toContain('"k0"');
    expect(code).toContain('here: "k1"');
    expect(code).toContain('(key = "k0") => [key, "k1"].concat("back").includes("k0")');
    expect(code).toContain('"about tab_people"');
  });

  it('leaves what is not ours, and what is taken from a catalogue itself', async () => {
    const code = await built(
      `import { tab_people as words } from '../public/messages.json';
       import { foreign } from '../node_modules/planted/index.js';
       console.log(words, foreign);`,
      {
        'node_modules/planted/index.js': `export const foreign = 'tab_people';`,
        'public/messages.json': '{ "tab_people": "People" }',
      },
    );
    expect(code).toContain('"People"');
    expect(code).toMatch(/foreign = ["']tab_people["']/);
  });

  it.each([
    ['the name of a property', `export const a = { tab_people: 1 };`],
    ['the name of a property, as a string', `export const a = { 'tab_people': 1 };`],
    ['asked for as a property', `export const a = (of: { tab_people?: 1 }) => of.tab_people;`],
    ['a piece of a text', `export const a = (more: string) => \`tab_people\${more}\`;`],
    ['a text of its own', 'export const a = `tab_people`;'],
    ['a variable', `export const tab_people = 1;`],
    ['a module', `export { a } from 'tab_people';`],
  ])('ends where a key is %s', async (_, source) => {
    await expect(built(`${source}\nconsole.log('about');`)).rejects.toThrow('"tab_people" is something else');
  });
});
