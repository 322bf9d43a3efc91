import { readdirSync, readFileSync } from 'node:fs';

/** Asked for by the browser itself: `__MSG_extension_name__` in the manifest and in the titles of our pages. */
const OF_BROWSER = /^(?:extension|command)_/;

/** The sentences of a count are one: code has `people_count`, to which `lib/i18n.ts` adds the form. Languages have other forms. */
const FORM = /^(?<base>\w+)(?<form>_(?:zero|one|two|few|many|other))$/;

/** Answers what a message's key, or the base of a count's, is called in what is shipped; null for what is no such key, or stays. */
export type ShortKey = (text: string) => string | null;

type Catalogue = Record<string, { message: string }>;

/**
 * The short keys for the keys of a catalogue, by their order there. Every key is in each catalogue and in a script. A key of one
 * word stays what it is: such words are values of other things, too. Messages that are the same in all of `catalogues` have one key.
 */
export function shortKeysOf(keys: readonly string[], catalogues: readonly Catalogue[] = []): ShortKey {
  const all = new Set(keys);
  const partsOf = (key: string) => {
    const { base = key, form = '' } = FORM.exec(key)?.groups ?? {};
    return all.has(`${base}_other`) ? { base, form } : { base: key, form: '' };
  };
  const texts = new Map<string, string>();
  for (const [language, catalogue] of catalogues.entries())
    for (const [key, { message }] of Object.entries(catalogue)) {
      const { base, form } = partsOf(key);
      texts.set(base, `${texts.get(base) ?? ''}${JSON.stringify([language, form, message])}`);
    }
  const long = new Set(keys.map((key) => partsOf(key).base));
  const shortened = [...long].filter((base) => base.includes('_') && !OF_BROWSER.test(base));
  const textOf = (base: string) => texts.get(base) ?? base;
  const different = [...new Set(shortened.map(textOf))];
  const shortOfText = new Map(different.map((text, index) => [text, index.toString(36)]));
  const shorts = new Map(shortened.map((base) => [base, shortOfText.get(textOf(base))]));
  return (text) => {
    const { base, form } = partsOf(text);
    const short = shorts.get(base);
    return short === undefined ? null : `${short}${form}`;
  };
}

/**
 * The keys of a catalogue in the order of their messages' last letters, then of those before, and so on. Messages that end alike stand
 * one after the other then, which makes the catalogues a twentieth smaller in the zip, and no other order so much.
 */
export const byEnding = (catalogue: Catalogue): string[] => {
  const fromEnd = Object.entries(catalogue).map(([key, { message }]) => ({
    key,
    letters: [...message].reverse().join(''),
  }));
  // By code units, which are the same in every language of a system.
  fromEnd.sort((one, other) => (one.letters < other.letters ? -1 : Number(one.letters > other.letters)));
  return fromEnd.map(({ key }) => key);
};

const LOCALES = new URL('../public/_locales/', import.meta.url);
const catalogueOf = (locale: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`${locale}/messages.json`, LOCALES), 'utf8'));

/** The order of what is shipped: that of the English catalogue, which has every key. */
export const shippedOrder = (): string[] => byEnding(catalogueOf('en'));

/** The short keys of what is shipped. */
export const shippedKeys = (): ShortKey => shortKeysOf(shippedOrder(), readdirSync(LOCALES).map(catalogueOf));
