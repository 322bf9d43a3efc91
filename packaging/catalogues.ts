import { readFileSync } from 'node:fs';
import type { ResolvedPublicFile } from 'wxt';
import type { ShortKey } from './message-keys.ts';

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/**
 * A catalogue of messages as it is shipped: browsers take `$1` where the source names a placeholder for its translators, and
 * keys are short. Throws for a placeholder that is not in the message's list.
 */
export const packedCatalogue = (
  catalogue: Catalogue,
  shortOf: ShortKey,
): Record<string, { message: string }> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, { message, placeholders = {} }]) => {
      const contentOf = (name: string) => {
        const { content } = placeholders[name.toLowerCase()] ?? {};
        if (content === undefined) throw new Error(`${key} has no placeholder ${name}`);
        return content;
      };
      return [
        shortOf(key) ?? key,
        { message: message.replace(/\$(\w+)\$/g, (_, name: string) => contentOf(name)) },
      ];
    }),
  );

/** Ships the catalogues packed. */
export function packCatalogues(files: ResolvedPublicFile[], shortOf: ShortKey): void {
  for (const [index, file] of files.entries())
    if ('absoluteSrc' in file && /\bmessages\.json$/.test(file.relativeDest))
      files[index] = {
        relativeDest: file.relativeDest,
        contents: JSON.stringify(
          packedCatalogue(JSON.parse(readFileSync(file.absoluteSrc, 'utf8')), shortOf),
        ),
      };
}
