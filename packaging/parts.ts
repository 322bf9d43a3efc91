import { basename, dirname, join } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import type { Entrypoint, EntrypointGroup } from 'wxt';
import { chunksOf, PAGE } from './chunks.ts';
import { type Chunks, joinedFiles, joinParts, neededBy } from './join-parts.ts';
import { asPart, asRun, runEntry, type SidebarFiles } from './parts-runtime.ts';

/**
 * Builds scripts in parts: the worker's, and in one build those of all surfaces, so that each view is in the package once.
 * Content scripts, of which the sidebar is one, and Chromium's service workers know no `import()`: at each one their
 * source has, this cuts off a part, a script of its own that only leaves a function behind. What surfaces share from the
 * start is such a script, too. Which way a script gets at the file of a part, its own source says (`lib/parts.ts`).
 *
 * A part is CommonJS as Rollup writes it, inside of a function. A view's has the hash of its content in its name: what an older
 * version left behind in the same page is never taken for it. A worker begins with an empty scope.
 */
const SIDEBAR = 'sidebar';
const WORKER = 'background';

/** Where the parts of each build are. */
const FOLDERS = { [SIDEBAR]: 'views', [WORKER]: 'worker' } as const;
type Build = keyof typeof FOLDERS;

/** The source of each of our own pages, by its name. */
let pages: Record<string, string> = {};

/** What is known once the surfaces are built, which is why they come first: the scripts of each page, and what the worker may put into one. */
let built: { scripts: Record<string, string[]>; sidebar: SidebarFiles } | null = null;

const plugin = (build: Build): Plugin => ({
  name: 'sidecar:parts',
  /** `import('./x')` becomes `sidecarParts.load('./x')`, if it is one of ours; a browser's own `import()` stays what it is. */
  renderDynamicImport: ({ targetModuleId }) =>
    targetModuleId === null ? { left: 'import(', right: ')' } : { left: 'sidecarParts.load(', right: ')' },
  renderChunk(code, chunk, _, { chunks }) {
    const name = basename(chunk.fileName);
    const part = asPart(name, code);
    // What runs the entries of surfaces comes once, with what all of them begin with; the worker has its own.
    const isPage = build === SIDEBAR && chunk.name === PAGE;
    if (!chunk.isEntry) return { code: isPage ? `${part}\n${asRun(name)}` : part, map: null };
    // What an entry begins with is there already.
    const first = [chunk.fileName, ...neededBy(chunk.fileName, chunks)];
    const parts = neededBy(chunk.fileName, chunks, true).filter((file) => chunks[file]?.isDynamicEntry);
    const fileOf = build === WORKER ? joinedFiles(chunks, FOLDERS[WORKER]) : (part: string) => part;
    const filesOf = (part: string) =>
      [...neededBy(part, chunks), part].filter((needed) => !first.includes(needed)).map(fileOf);
    const files = Object.fromEntries(parts.map((part) => [basename(part), [...new Set(filesOf(part))]]));
    const page = first.find((file) => build === SIDEBAR && chunks[file]?.name === PAGE);
    const run = runEntry(name, files, {
      page: page && basename(page),
      sidebar: build === WORKER ? builtSurfaces().sidebar : undefined,
    });
    return { code: `(() => {\n${part}\n${run}\n})();`, map: null };
  },
  generateBundle(_, bundle) {
    if (build === WORKER) return joinParts(this, bundle, FOLDERS[WORKER]);
    const chunks: Chunks = Object.fromEntries(
      Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])),
    );
    const firstOf = (name: string) => [...neededBy(`${name}.js`, chunks), `${name}.js`];
    const first = firstOf(SIDEBAR);
    const later = neededBy(`${SIDEBAR}.js`, chunks, true).filter((file) => !first.includes(file));
    built = {
      scripts: Object.fromEntries(Object.keys(pages).map((name) => [name, firstOf(name)])),
      sidebar: { first, parts: later.map((file) => basename(file, '.js')).sort() },
    };
  },
});

/** The build of the sidebar or the worker, changed to one in parts, the former's with all surfaces; others are left as they are. */
export function buildInParts(entries: readonly { name: string }[], config: UserConfig): void {
  const [entry] = entries;
  const build = entry?.name;
  if (entries.length !== 1 || (build !== SIDEBAR && build !== WORKER)) return;
  const { lib, rollupOptions } = config.build ?? {};
  const output = rollupOptions?.output;
  if (!lib || typeof lib.entry !== 'string' || !output || Array.isArray(output))
    throw new Error(`${build} is no script of its own`);
  lib.formats = ['cjs'];
  // Parts share what the entry has, and nobody imports the entry for its own sake.
  rollupOptions.preserveEntrySignatures = false;
  output.exports = 'named';
  // Nobody else reads what a part exports, nor asks whether it is a module.
  output.minifyInternalExports = true;
  output.generatedCode = { preset: 'es2015', symbols: false };
  output.chunkFileNames = `${FOLDERS[build]}/[name]${build === SIDEBAR ? '-[hash]' : ''}.js`;
  if (build === SIDEBAR) {
    lib.entry = { [SIDEBAR]: lib.entry, ...pages };
    output.entryFileNames = '[name].js';
    // Else what a surface begins with could come into a file of parts.
    output.onlyExplicitManualChunks = true;
    output.manualChunks = chunksOf([SIDEBAR, ...Object.keys(pages)]);
  }
  // WXT's own plugins return the value of a script that is one function.
  config.plugins = (config.plugins ?? []).flat().filter((other) => !isNamed(other, /^wxt:iife/));
  config.plugins.push(plugin(build));
}

/** Throws before the surfaces are built. */
export function builtSurfaces() {
  if (!built) throw new Error('The sidebar has to be built first: others need the names of its files');
  return built;
}

/** Puts the sidebar, with which all surfaces are built, before their markup, and the worker behind. */
export function orderBuilds(groups: EntrypointGroup[]): void {
  const names = (group: EntrypointGroup) => [group].flat().map(({ name }) => name);
  const rank = (group: EntrypointGroup) =>
    Number(names(group).includes(WORKER)) - Number(names(group).includes(SIDEBAR));
  groups.sort((one, other) => rank(one) - rank(other));
  const isPage = ({ inputPath }: Entrypoint) => inputPath.endsWith('.html');
  pages = Object.fromEntries(
    groups
      .flat()
      .filter(isPage)
      .map(({ name, inputPath }) => [name, join(dirname(inputPath), 'main.tsx')]),
  );
}

const isNamed = (plugin: unknown, pattern: RegExp): boolean =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && pattern.test(String(plugin.name));
