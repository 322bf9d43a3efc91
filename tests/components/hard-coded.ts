import { expect } from 'vitest';
import { setMessageSource } from '#lib/i18n.ts';
import { messageOf, pseudoCatalogue, readCatalogue, unmarked } from '../setup/pseudo-locale.ts';
import { ACME, answers, uuid, WORKSPACE_PLACE } from './fixtures.ts';

const CATALOGUE = pseudoCatalogue(readCatalogue('en'), 'accented');

/** Has everything said in a language that nobody speaks, each text between marks. */
export const speakPseudo = (): void =>
  setMessageSource({
    getMessage: (key, values) => (key === '@@ui_locale' ? 'en_US' : messageOf(CATALOGUE, key, values)),
  });

/** What a text is in that language. */
export const pseudo = (key: string, values?: string[]): string => messageOf(CATALOGUE, key, values);

/** Every string in what ZenML is said to have answered, also as words; the longest first. */
async function namesFromZenml(also: unknown): Promise<string[]> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const one of [value, value.replaceAll('_', ' ')]) found.add(one);
    else if (value instanceof Map || value instanceof Set) for (const one of value) look(one);
    else if (Array.isArray(value)) value.forEach(look);
    else if (value && typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) {
        look(key);
        look(one);
      }
    }
  };
  look(also);
  for (const answer of Object.values(answers)) {
    const ask = answer as (input: object) => unknown;
    look(
      await Promise.resolve(ask({ place: WORKSPACE_PLACE, organizationId: ACME.id, id: uuid(1) })).catch(
        () => null,
      ),
    );
  }
  return [...found].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
}

/** What browsers say of dates, times, amounts and languages, and what ids and addresses look like. */
const FORMATTED =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d+|\b[AP]M\b|\b\d[\d.,]* (k|M|G|T)?B\b|\b\d+ \w+ ago\b|last year|yesterday|\bnow\b|[0-9a-f]{8}…[0-9a-f]{4}|\b(and|or)\b|https?:\/\/\S+|cloud\.zenml\.io/g;

interface Said {
  where: string;
  text: string;
}

/** Every text that is shown or told to screen readers. */
function said(root: Element): Said[] {
  const all: Said[] = [];
  for (const element of root.querySelectorAll('*')) {
    const where = element.outerHTML.slice(0, 120);
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name);
      if (text) all.push({ where: `${name} of ${where}`, text });
    }
    // Keys are named as they stand on keyboards, and code as it is.
    if (element.closest('kbd, code, pre')) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) {
        all.push({ where, text: node.textContent });
      }
    }
  }
  return all;
}

/** What no catalogue said, no answer of ZenML (nor what else is `also` theirs) and no formatter of the browser. */
export async function hardCoded(root: Element, also: unknown = null): Promise<Said[]> {
  const names = await namesFromZenml(also);
  return said(root).filter(({ text }) => {
    let left = unmarked(text).toLowerCase();
    for (const name of names) left = left.replaceAll(name.toLowerCase(), ' ');
    left = left.replace(new RegExp(FORMATTED, 'gi'), ' ');
    return /\p{L}/u.test(left);
  });
}

/** Waits for all that was on its way: throws until then. */
export const isQuiet = (root: Element) => () => {
  expect(root.querySelectorAll('[aria-busy="true"]').length).toBe(0);
  expect(said(root).length).toBeGreaterThan(10);
};
