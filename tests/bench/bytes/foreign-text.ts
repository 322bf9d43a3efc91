import { filesIn } from '../../../packaging/make-zip.mjs';

/** One sentence each of zod's German, French and Spanish: one import of zod's that is not `* as z` brings 40 languages along. */
const ZOD_WORDS = ['Ungültige Eingabe', 'Entrée invalide', 'Entrada inválida'];
/** The same, as minifiers write it. */
const spellings = (text: string): string[] => [text, escaped(text)];
const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** The scripts of a build that hold zod's own messages in other languages. */
export function zodLocales(folder: string): string[] {
  const looked = [...filesIn(folder)].filter(([name]) => name.endsWith('.js'));
  if (looked.length === 0) throw new Error(`There is no script in ${folder}.`);
  return looked
    .filter(([, content]) => {
      const text = content.toString('utf8').toLowerCase();
      return ZOD_WORDS.flatMap(spellings).some((words) => text.includes(words.toLowerCase()));
    })
    .map(([name]) => name);
}
