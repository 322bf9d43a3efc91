import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a `_locales` file. */
export interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
export type Catalogue = Record<string, Entry>;

/** A catalogue that is shipped. */
export const readCatalogue = (locale: string): Catalogue =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../public/_locales/${locale}/messages.json`), 'utf8'),
  );

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ACCENTED = 'áƀçđéƒǧĥíĵķľɱñóƥɋŕšţúṽŵẋýž';
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשתךםןף';

/** Longer than English is: as much as the longest of the usual languages. */
const GROWTH = 1.4;

const lettersOf = (alphabet: string) => (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const other = [...alphabet][LATIN.indexOf(letter.toLowerCase())] ?? letter;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });

/** Each vowel twice, until a text is as long as it may get: whole words grow, which wrap the worst. */
function grown(text: string): string {
  let left = Math.ceil(text.length * (GROWTH - 1));
  return text.replace(/[aeiou]/gi, (vowel) => (left-- > 0 ? vowel + vowel.toLowerCase() : vowel));
}

/** Changes the words of a message and leaves its placeholders; each text is marked at both ends. */
const marked = (message: string, change: (text: string) => string): string =>
  `⟦${message
    .split(/(\$\w+\$)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')}⟧`;

/** The languages that nobody speaks: one longer and accented, one that runs from right to left. */
export const PSEUDO = {
  accented: (text: string): string => lettersOf(ACCENTED)(grown(text)),
  'right to left': lettersOf(HEBREW),
};

/** A catalogue in which every text that comes from it can be told by its marks. It says that it is English. */
export const pseudoCatalogue = (catalogue: Catalogue, name: keyof typeof PSEUDO): Catalogue =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, entry]) => [
      key,
      key === 'catalogue_language' ? entry : { ...entry, message: marked(entry.message, PSEUDO[name]) },
    ]),
  );

/** A text without all that is between marks: what no catalogue said. */
export function unmarked(text: string): string {
  let left = text;
  let before: string;
  do {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, '');
  } while (left !== before);
  return left;
}

/** Reads a catalogue the way browsers do: `$name$` stands for `$1`, which stands for a value. */
export function messageOf(catalogue: Catalogue, key: string, substitutions: readonly string[] = []): string {
  const entry = catalogue[key];
  if (!entry) return '';
  return entry.message.replace(/\$(\w+)\$/g, (whole, name: string) => {
    const content = entry.placeholders?.[name.toLowerCase()]?.content;
    return content ? content.replace(/\$(\d)/g, (_, index) => substitutions[Number(index) - 1] ?? '') : whole;
  });
}
