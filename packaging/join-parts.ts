import { basename } from 'node:path';
import type { Rollup } from 'vite';
import { asLeft } from './parts-runtime.ts';

/** The worker's part that asks ZenML: a file with all that it needs. */
const ASKING = 'asking';

export type Chunks = Record<
  string,
  Pick<Rollup.RenderedChunk, 'name' | 'imports' | 'dynamicImports'> | undefined
>;

/** The files that one of them cannot be without or, with `isLater`, may ever need; not itself. */
export function neededBy(first: string, chunks: Chunks, isLater = false): string[] {
  const found = new Set([first]);
  // A Set is walked with what is added on the way.
  for (const file of found) {
    const { imports = [], dynamicImports = [] } = chunks[file] ?? {};
    for (const next of isLater ? [...imports, ...dynamicImports] : imports) if (chunks[next]) found.add(next);
  }
  found.delete(first);
  return [...found];
}

/** Which file of a folder each of the worker's parts goes into: that of what asks ZenML, `first.js`, else `rest.js`. */
export function joinedFiles(chunks: Chunks, folder: string): (part: string) => string {
  const [asking] = Object.entries(chunks).find(([, chunk]) => chunk?.name === ASKING) ?? [];
  if (!asking) throw new Error(`The worker has no part "${ASKING}"`);
  const together = [asking, ...neededBy(asking, chunks)];
  return (part) => `${folder}/${together.includes(part) ? 'first' : 'rest'}.js`;
}

/**
 * Joins the worker's parts into two files. Chromium loads every file that a service worker may ever import at each of its starts,
 * and to it many files are far more than one as long.
 */
export function joinParts(
  { emitFile }: Pick<Rollup.PluginContext, 'emitFile'>,
  bundle: Rollup.OutputBundle,
  folder: string,
): void {
  const chunks = Object.fromEntries(
    Object.entries(bundle).flatMap(([file, output]) => (output.type === 'chunk' ? [[file, output]] : [])),
  );
  const fileOf = joinedFiles(chunks, folder);
  const parts = Object.values(chunks).filter(({ isEntry }) => !isEntry);
  for (const file of new Set(parts.map(({ fileName }) => fileOf(fileName)))) {
    // One would be taken for the other.
    if (chunks[file]) throw new Error(`A part of the worker has the name of the file of many: ${file}`);
    const together = parts.filter(({ fileName }) => fileOf(fileName) === file);
    const code = together.map((part) => part.code);
    for (const { fileName } of together) delete bundle[fileName];
    emitFile({
      type: 'asset',
      fileName: file,
      source: [...code, asLeft(basename(file), 'true')].join('\n'),
    });
  }
}
