import type messages from '../public/_locales/en/messages.json';

/**
 * The typed message catalogue: keys and placeholder names come from the English `_locales` file, so another
 * language is only another file. No sentence is put together from pieces.
 */
type Messages = typeof messages;
export type MessageKey = keyof Messages;
type Placeholders<K> = K extends MessageKey
  ? Messages[K] extends { placeholders: infer P }
    ? keyof P
    : never
  : never;
type Values<Names> = [Names] extends [never] ? [] : [values: Record<Names & string, string | number>];

/** Keys without placeholders: what a table of words may hold. */
export type PlainKey = MessageKey extends infer K
  ? K extends MessageKey
    ? [Placeholders<K>] extends [never]
      ? K
      : never
    : never
  : never;

/** The part of the browser that reads catalogues, passed in by each entrypoint (and by tests). */
export interface I18n {
  getMessage(key: string, substitutions?: string[]): string;
}

let source: I18n = { getMessage: (key) => key };
/** Asked of each text, so the browser is asked once. */
let way: 'ltr' | 'rtl' | null = null;
export function setMessageSource(i18n: I18n): void {
  source = i18n;
  way = null;
}

/**
 * The sentence for a key. Placeholders are numbered in the alphabetical order of their names (a test holds
 * every catalogue to it), so that names suffice here.
 */
export function t<K extends MessageKey>(key: K, ...[values]: Values<Placeholders<K>>): string {
  return read(key, values) || key;
}

export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
type PluralValues<B extends string> = Values<Exclude<Placeholders<`${B}_other`>, 'count'>>;

/** The sentence for a count, by the plural rules of the catalogue's language; `count` is a placeholder of it. */
export function plural<B extends PluralKey>(base: B, count: number, ...[values]: PluralValues<B>): string {
  const all = { ...values, count: new Intl.NumberFormat(locale()).format(count) };
  const form = new Intl.PluralRules(catalogueLanguage()).select(count);
  return read(`${base}_${form}`, all) || read(`${base}_other`, all) || base;
}

/**
 * The locale for dates and numbers: the browser's, as long as it is of the catalogue's language. A browser in
 * a language without catalogue gets the catalogue's, because "created vor 3 Tagen" helps nobody.
 */
export function locale(): string {
  const language = catalogueLanguage();
  const preferred = source.getMessage('@@ui_locale').replaceAll('_', '-');
  return baseOf(preferred) === baseOf(language) ? preferred : language;
}

/**
 * Which way the catalogue's language runs. The browser only tells the way of its own language, so a catalogue
 * that stands in for a missing one runs as English does.
 */
export function direction(): 'ltr' | 'rtl' {
  way ??=
    source.getMessage('@@bidi_dir') === 'rtl' &&
    baseOf(source.getMessage('@@ui_locale')) === baseOf(catalogueLanguage())
      ? 'rtl'
      : 'ltr';
  return way;
}

/** Tells an element, and with it screen readers, hyphenation and layout, in which language its words are. */
export function speakIn(element: HTMLElement): void {
  element.lang = locale();
  element.dir = direction();
}

const baseOf = (language: string): string => language.split(/[-_]/)[0] ?? '';

const LANGUAGE: MessageKey = 'catalogue_language';

function catalogueLanguage(): string {
  const language = source.getMessage(LANGUAGE);
  return language && language !== LANGUAGE ? language : 'en';
}

function read(key: string, values: Record<string, string | number> | undefined): string {
  const isIsolated = direction() === 'rtl';
  const substitutions = Object.keys(values ?? {})
    .sort()
    .map((name) => (isIsolated ? isolated(String(values?.[name])) : String(values?.[name])));
  const said = source.getMessage(key, substitutions);
  return isIsolated && said && substitutions.length > 0 ? `${RIGHT_TO_LEFT_MARK}${said}` : said;
}

/** Where the way of a text is told by its first letter, a sentence of ours runs its own way, also when a name is what it begins with. */
const RIGHT_TO_LEFT_MARK = '\u200f';

/** A name in Latin letters would turn the order of what is around it in a sentence that runs from right to left. */
const isolated = (value: string): string => `\u2068${value}\u2069`;
