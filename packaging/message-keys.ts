import { readFileSync } from 'node:fs';

/** Asked for by the browser itself: `__MSG_extension_name__` in the manifest and in the titles of our pages. */
const OF_BROWSER = /^(?:extension|command)_/;

/** The sentences of a count are one: code has `people_count`, to which `lib/i18n.ts` adds the form. Languages have other forms. */
const FORM = /^(?<base>\w+)(?<form>_(?:zero|one|two|few|many|other))$/;

/** Answers what a message's key, or the base of a count's, is called in what is shipped; null for what is no such key, or stays. */
export type ShortKey = (text: string) => string | null;

/**
 * The short keys for the keys of a catalogue, by their order there. Every key is in each catalogue and in a script. A key of one
 * word stays what it is: such words are values of other things, too.
 */
export function shortKeysOf(keys: readonly string[]): ShortKey {
  const all = new Set(keys);
  const partsOf = (key: string) => {
    const { base = key, form = '' } = FORM.exec(key)?.groups ?? {};
    return all.has(`${base}_other`) ? { base, form } : { base: key, form: '' };
  };
  const long = new Set(keys.map((key) => partsOf(key).base));
  const shortened = [...long].filter((base) => base.includes('_') && !OF_BROWSER.test(base));
  const shorts = new Map(shortened.map((base, index) => [base, index.toString(36)]));
  return (text) => {
    const { base, form } = partsOf(text);
    const short = shorts.get(base);
    return short === undefined ? null : `${short}${form}`;
  };
}

/** Those of what is shipped: the English catalogue has every key. */
export const shippedKeys = (): ShortKey =>
  shortKeysOf(
    Object.keys(
      JSON.parse(readFileSync(new URL('../public/_locales/en/messages.json', import.meta.url), 'utf8')),
    ),
  );
