import type { Plugin } from 'vite';

/** What Vite wraps every `import()` of a page in. */
const PRELOAD_HELPER = '\0vite/preload-helper.js';

type GetModule = (id: string) => { importedIds: readonly string[] } | null;

/** What the pages that show control planes begin with. */
const VIEWS = ['popup', 'manage'];

/**
 * Puts what a page loads first into few files: `page`, which every page of ours needs, and `views`, which popup and
 * full page need besides. By itself Rollup makes one file for each set of pages and parts that share something, dozens
 * for one page, each compressed alone. What is loaded later is left to it.
 */
export function pageChunks(): Plugin {
  return {
    name: 'sidecar:page-chunks',
    enforce: 'pre',
    // Files of the package need no fetching ahead but in the page's own head, and every browser that we run in can do that.
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
        },
      },
    }),
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : null),
    outputOptions(options) {
      // Scripts that are one file have no chunks.
      if (options.format !== 'es' || options.inlineDynamicImports) return null;
      let chunkOf: Map<string, string> | null = null;
      return {
        ...options,
        manualChunks(id, { getModuleIds, getModuleInfo }) {
          chunkOf ??= assign([...getModuleIds()], getModuleInfo);
          return chunkOf.get(id);
        },
      };
    },
  };
}

function assign(ids: readonly string[], getModule: GetModule): Map<string, string> {
  const pages = ids.flatMap((id) => {
    const name = /\/entrypoints\/(?<name>[\w-]+)\/index\.html$/.exec(id)?.groups?.name;
    return name ? [{ name, loads: loadedBy(id, getModule) }] : [];
  });
  const chunkOf = new Map<string, string>();
  for (const id of ids) {
    const names = pages.filter(({ loads }) => loads.has(id)).map(({ name }) => name);
    // What one page alone has stays in its own file, which begins it.
    if (names.length < 2 || !names.some((name) => VIEWS.includes(name)) || /\.(html|css)$/.test(id)) continue;
    const isOfViews = names.every((name) => VIEWS.includes(name));
    chunkOf.set(id, isOfViews ? 'views' : 'page');
  }
  return chunkOf;
}

/** All modules that are there before the first line of this one runs. */
function loadedBy(first: string, getModule: GetModule): Set<string> {
  const found = new Set([first]);
  // A Set is walked with what is added on the way.
  for (const id of found) for (const next of getModule(id)?.importedIds ?? []) found.add(next);
  return found;
}
