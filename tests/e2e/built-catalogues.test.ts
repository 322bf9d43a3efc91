import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedKeys } from '../../packaging/message-keys.ts';
import { readCatalogue } from '../setup/pseudo-locale.ts';

/** What the scripts of a release ask for is in its catalogues, by the keys that both were given (`packaging/message-keys.ts`). */
const root = join(import.meta.dirname, '../..');
const shortOf = shippedKeys();
const shipped = (key: string) => shortOf(key) ?? key;
const english = Object.keys(readCatalogue('en'));

/** The button's words, which the launcher takes out of the catalogues itself. */
const OF_LAUNCHER = 'launcher_open';

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  const folder = join(root, '.output', build);
  const textsOf = (end: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => end.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  const strings = new Set(textsOf(/\.js$/).flatMap((text) => text.match(/(?<=["'`])\w+(?=["'`])/g) ?? []));
  const messages = (locale: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(join(folder, `_locales/${locale}/messages.json`), 'utf8'));

  it.each(['en', 'de'])('has every message of %s, and each is the one that it was', (locale) => {
    const source = Object.entries(readCatalogue(locale));
    const words = (message: string) => message.replace(/\$\w+\$|\$\d/g, '');
    expect(source.length).toBeGreaterThan(1000);
    const built = Object.entries(messages(locale)).map(([key, { message }]) => [key, words(message)]);
    expect(Object.fromEntries(built)).toEqual(
      Object.fromEntries(source.map(([key, { message }]) => [shipped(key), words(message)])),
    );
  });

  it('asks for each of them by the key that it has there, and for none by another', () => {
    const asked = english
      .filter((key) => shortOf(key) !== null && key !== OF_LAUNCHER)
      // A count is asked for by what its forms begin with.
      .map((key) => shipped(key).replace(/_\w+$/, ''));
    expect(asked.filter((key) => !strings.has(key))).toEqual([]);
    expect([...strings].filter((text) => shortOf(text) !== null)).toEqual([]);
  });

  it('has the messages that the browser itself asks for', () => {
    const asked = textsOf(/manifest\.json$|\.html$/).flatMap(
      (text) => text.match(/(?<=__MSG_)\w+(?=__)/g) ?? [],
    );
    expect(asked.length).toBeGreaterThan(4);
    for (const locale of ['en', 'de'])
      expect(asked.filter((key) => !Object.hasOwn(messages(locale), key))).toEqual([]);
  });
});
