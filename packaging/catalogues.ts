import { readFileSync } from 'node:fs';
import type { ResolvedPublicFile } from 'wxt';
import { type ShortKey, shippedOrder } from './message-keys.ts';

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/**
 * A catalogue of messages as it is shipped, as text: browsers take `$1` where the source names a placeholder for its translators, keys
 * are short, and in the order that is given, before them those that it has not. Throws for a placeholder that is not in the message's list.
 */
export function packedCatalogue(
  catalogue: Catalogue,
  shortOf: ShortKey,
  order: readonly string[] = [],
): string {
  const keys = Object.keys(catalogue).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const entries = keys.map((key) => {
    const { message = '', placeholders = {} } = catalogue[key] ?? {};
    const contentOf = (name: string) => {
      const { content } = placeholders[name.toLowerCase()] ?? {};
      if (content === undefined) throw new Error(`${key} has no placeholder ${name}`);
      return content;
    };
    const packed = { message: message.replace(/\$(\w+)\$/g, (_, name: string) => contentOf(name)) };
    return `${JSON.stringify(shortOf(key) ?? key)}:${JSON.stringify(packed)}`;
  });
  // Not the text of an object, in which keys that are numbers come first. Messages that are the same may have one key.
  return `{${[...new Set(entries)].join(',')}}`;
}

/** Ships the catalogues packed. */
export function packCatalogues(files: ResolvedPublicFile[], shortOf: ShortKey): void {
  const order = shippedOrder();
  for (const [index, file] of files.entries())
    if ('absoluteSrc' in file && /\bmessages\.json$/.test(file.relativeDest))
      files[index] = {
        relativeDest: file.relativeDest,
        contents: packedCatalogue(JSON.parse(readFileSync(file.absoluteSrc, 'utf8')), shortOf, order),
      };
}
