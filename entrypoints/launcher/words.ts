import {
  launcher_open as openInGerman,
  launcher_stale as staleInGerman,
} from '../../public/_locales/de/messages.json';
import { launcher_open as open, launcher_stale as stale } from '../../public/_locales/en/messages.json';

/**
 * What the launcher's button says, by the language of its catalogue. Of the catalogues themselves, but without the browser: with its first
 * `getMessage` in a page's process it hands over all of a catalogue, which costs the page more than all else that the launcher does.
 */
export const WORDS: Record<string, { open: string; stale: string }> & {
  en: { open: string; stale: string };
} = {
  de: { open: openInGerman.message, stale: staleInGerman.message },
  en: { open: open.message, stale: stale.message },
};

/** Those of the language that the browser speaks, as it would pick the catalogue itself. */
export function wordsIn(language: string): { open: string; stale: string } {
  const known = [language, language.replace(/[-_].*$/, '')].find((name) => Object.hasOwn(WORDS, name));
  return (known && WORDS[known]) || WORDS.en;
}
