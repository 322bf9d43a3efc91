import { basename } from 'node:path';
import type { Plugin, Rollup, UserConfig } from 'vite';
import type { EntrypointGroup } from 'wxt';

/**
 * Builds the scripts that are no modules in parts. Content scripts and Chromium's service workers know no `import()`: at
 * each one their source has, this cuts off a part, a script of its own that only leaves a function behind. Which way the
 * script gets at the file of a part, its own source says (`lib/parts.ts`).
 *
 * A part is CommonJS as Rollup writes it, inside of a function. Its name has the hash of its content: what an older
 * version left behind in the same global scope is never taken for it.
 */
const SIDEBAR = 'sidebar';
const WORKER = 'background';
const ENTRIES = [SIDEBAR, WORKER];

/** The parts that the worker may put into a page: known once the sidebar is built, which is why that comes first. */
let sidebarParts: string[] | null = null;

/**
 * The worker's part that asks ZenML: a file with all that it needs; what is in no such file is in `rest.js`. Chromium loads every file
 * that a service worker may ever import at each of its starts, and to it many files are far more than one as long.
 */
const ASKING = 'asking';

/** Where parts leave their functions, by the name of the file. */
const LEFT = 'globalThis["sidecar parts"]';

const plugin = (entry: string): Plugin => ({
  name: 'sidecar:parts',
  /** `import('./x')` becomes `sidecarParts.load('./x')`, if it is one of ours; a browser's own `import()` stays what it is. */
  renderDynamicImport: ({ targetModuleId }) =>
    targetModuleId === null ? { left: 'import(', right: ')' } : { left: 'sidecarParts.load(', right: ')' },
  renderChunk(code, chunk, _, { chunks }) {
    const name = basename(chunk.fileName);
    const part = leaves(name, `(require, exports, sidecarParts) => {\n${code}\n}`);
    if (!chunk.isEntry) return { code: part, map: null };
    const fileOf = entry === WORKER ? workerFiles(chunks) : (part: string) => part;
    const parts = Object.values(chunks).filter(({ isDynamicEntry }) => isDynamicEntry);
    const files = Object.fromEntries(
      parts.map(({ fileName }) => [basename(fileName), [...new Set(neededBy(fileName, chunks).map(fileOf))]]),
    );
    return {
      code: `(() => {\n${part}\n${partsRuntime(name, files, entry === WORKER ? builtSidebar() : [])}\n})();`,
      map: null,
    };
  },
  generateBundle(_, bundle) {
    if (entry === WORKER) return joinParts.call(this, bundle);
    const files = Object.keys(bundle).filter((file) => file.startsWith('parts/'));
    sidebarParts = files.map((file) => basename(file, '.js')).sort();
  },
});

/** A call, since the value of a part goes to the worker that put it into a page, and Firefox refuses one that is a function. */
const leaves = (name: string, value: string): string =>
  `Reflect.set(${LEFT} ??= {}, ${JSON.stringify(name)}, ${value});`;

type Chunks = Record<string, Pick<Rollup.RenderedChunk, 'name' | 'isEntry' | 'imports' | 'fileName'>>;

/** The files of a part and of what it imports. The entry is there already. */
function neededBy(file: string, chunks: Chunks, found = new Set<string>()): string[] {
  const chunk = chunks[file];
  if (chunk && !chunk.isEntry && !found.has(file)) {
    for (const other of chunk.imports) neededBy(other, chunks, found);
    found.add(file);
  }
  return [...found];
}

/** Which file of the worker each of its parts goes into. */
function workerFiles(chunks: Chunks): (part: string) => string {
  const asking = Object.values(chunks).find(({ name }) => name === ASKING);
  if (!asking) throw new Error(`The worker has no part "${ASKING}"`);
  const together = neededBy(asking.fileName, chunks);
  return (part) => `parts/${WORKER}/${together.includes(part) ? ASKING : 'rest'}.js`;
}

function joinParts(this: Rollup.PluginContext, bundle: Rollup.OutputBundle): void {
  const chunks = Object.fromEntries(
    Object.entries(bundle).flatMap(([file, output]) => (output.type === 'chunk' ? [[file, output]] : [])),
  );
  const fileOf = workerFiles(chunks);
  const parts = Object.values(chunks).filter(({ isEntry }) => !isEntry);
  for (const file of new Set(parts.map(({ fileName }) => fileOf(fileName)))) {
    const together = parts.filter(({ fileName }) => fileOf(fileName) === file);
    const code = together.map((part) => part.code);
    for (const { fileName } of together) delete bundle[fileName];
    this.emitFile({
      type: 'asset',
      fileName: file,
      source: [...code, leaves(basename(file), 'true')].join('\n'),
    });
  }
}

/**
 * The text that runs the entry, and parts once their files have been fetched. `files`: those that each part needs. Of a part
 * that threw nothing stays, so that the next load runs it again.
 */
export const partsRuntime = (
  entry: string,
  files: Record<string, string[]>,
  sidebar: readonly string[],
): string => `
const left = ${LEFT};
const files = ${JSON.stringify(files)};
const modules = {};
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
const require = (path) => {
  const name = nameOf(path);
  if (!modules[name])
    try {
      left[name](require, (modules[name] = {}), sidecarParts);
    } catch (error) {
      delete modules[name];
      throw error;
    }
  return modules[name];
};
const sidecarParts = {
  files: [...new Set(Object.values(files).flat())],
  sidebar: ${JSON.stringify(sidebar)},
  load: async (path) => {
    const missing = files[nameOf(path)].filter((file) => !left[nameOf(file)]);
    if (missing.length) await sidecarParts.fetch(missing);
    return require(path);
  },
};
require(${JSON.stringify(entry)});`;

/** The build of one entry, changed to one in parts; others are left as they are. */
export function buildInParts(entries: readonly { name: string }[], config: UserConfig): void {
  const [entry] = entries;
  if (entries.length !== 1 || !entry || !ENTRIES.includes(entry.name)) return;
  const { lib, rollupOptions } = config.build ?? {};
  const output = rollupOptions?.output;
  if (!lib || !output || Array.isArray(output)) throw new Error(`${entry.name} is no script of its own`);
  lib.formats = ['cjs'];
  // Parts share what the entry has, and nobody imports the entry for its own sake.
  rollupOptions.preserveEntrySignatures = false;
  output.exports = 'named';
  output.chunkFileNames = `parts/${entry.name}/[name]-[hash].js`;
  // WXT's own plugins return the value of a script that is one function.
  config.plugins = (config.plugins ?? []).flat().filter((other) => !isNamed(other, /^wxt:iife/));
  config.plugins.push(plugin(entry.name));
}

function builtSidebar(): string[] {
  if (!sidebarParts)
    throw new Error('The sidebar has to be built before the worker, which lets no other file into a page');
  return sidebarParts;
}

/** Puts the worker behind the sidebar. */
export function buildWorkerLast(groups: EntrypointGroup[]): void {
  const isWorker = (group: EntrypointGroup) => !Array.isArray(group) && group.name === WORKER;
  groups.sort((one, other) => Number(isWorker(one)) - Number(isWorker(other)));
}

const isNamed = (plugin: unknown, pattern: RegExp): boolean =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && pattern.test(String(plugin.name));
