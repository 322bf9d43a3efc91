/**
 * What the build leaves in a script that it cut into parts (`packaging/parts.ts`); absent in all others, and where the
 * source runs as it is.
 */
declare const sidecarParts:
  | {
      /** Every file that a part may be in, as paths in the package. */
      readonly files: readonly string[];
      /** In the worker: the files that the sidebar begins with, and the name of every part of it. */
      readonly sidebar: { readonly first: readonly string[]; readonly parts: readonly string[] };
      /** Runs these files in this very global scope. Rejects when one cannot be had; the next `import()` tries again. */
      fetch?: (files: readonly string[]) => Promise<unknown>;
    }
  | undefined;

/** Says how this script gets at the files of its parts. To be called before the first `import()`. */
export function fetchPartsWith(
  fetchFiles: (files: readonly string[]) => Promise<unknown>,
): readonly string[] {
  if (typeof sidecarParts === 'undefined') return [];
  sidecarParts.fetch = fetchFiles;
  return sidecarParts.files;
}

/** The parts that the worker puts into a page when its sidebar asks for them, and no others. Names, without folder or ending. */
export const sidebarParts = (): readonly string[] =>
  typeof sidecarParts === 'undefined' ? [] : sidecarParts.sidebar.parts;

/** What the worker puts into a page for the sidebar to be there, as paths in the package, in their order. */
export const sidebarFiles = (): readonly string[] =>
  typeof sidecarParts === 'undefined' ? ['sidebar.js'] : sidecarParts.sidebar.first;
