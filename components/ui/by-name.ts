import { locale } from '#lib/i18n.ts';

/** In the order of the language, numbers by value: `run-2` before `run-10`. */
export function byName<T>(nameOf: (item: T) => string): (a: T, b: T) => number {
  const { compare } = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
  return (a, b) => compare(nameOf(a), nameOf(b));
}
