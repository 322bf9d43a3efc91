import type messages from '../public/_locales/en/messages.json';

/**
 * The typed message catalogue: keys and placeholder names come from the English `_locales` file, so another
 * language is only another file. No sentence is put together from pieces.
 */
type Messages = typeof messages;
export type MessageKey = keyof Messages;
type Placeholders<K extends MessageKey> = Messages[K] extends { placeholders: infer P } ? keyof P : never;
type Values<K extends MessageKey> = [Placeholders<K>] extends [never]
  ? []
  : [values: Record<Placeholders<K>, string | number>];

/** The part of the browser that reads catalogues, passed in by each entrypoint (and by tests). */
export interface I18n {
  getMessage(key: string, substitutions?: string[]): string;
}

let source: I18n = { getMessage: (key) => key };
export function setMessageSource(i18n: I18n): void {
  source = i18n;
}

/**
 * The sentence for a key. Placeholders are numbered in the alphabetical order of their names (a test holds
 * every catalogue to it), so that names suffice here.
 */
export function t<K extends MessageKey>(key: K, ...[values]: Values<K>): string {
  return read(key, values) || key;
}

type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** The sentence for a count, by the plural rules of the catalogue's language; `count` is a placeholder of it. */
export function plural<B extends PluralKey>(
  base: B,
  count: number,
  values: Record<string, string | number> = {},
): string {
  const language = source.getMessage('@@ui_locale').replace('_', '-') || 'en';
  const all = { count: new Intl.NumberFormat(language).format(count), ...values };
  const form = new Intl.PluralRules(language).select(count);
  return read(`${base}_${form}`, all) || read(`${base}_other`, all) || base;
}

function read(key: string, values: Record<string, string | number> | undefined): string {
  const substitutions = Object.keys(values ?? {})
    .sort()
    .map((name) => String(values?.[name]));
  return source.getMessage(key, substitutions);
}
