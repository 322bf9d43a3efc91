import type { Rollup } from 'vite';

type Modules = Rollup.ManualChunkMeta;

/** What shows control planes. */
const VIEWS = ['popup', 'manage', 'sidebar'];

/** What so many parts have in common is one file, since one view after the other needs it. */
const MANY = 3;

/** The style sheet of all surfaces, as a text. */
const STYLE = '/components/ui/style.css?inline';

/**
 * Puts what the surfaces share into few files: `style`, which is a text alone, and `page`, which all of them begin with, `own`,
 * which our own pages begin with besides, and `shared`, which most parts need. By itself Rollup makes one file for each set of
 * surfaces and parts that share something, dozens for one page, each compressed alone. What few share is left to it.
 *
 * @param surfaces the names of all, which are those of their folders
 */
export function chunksOf(surfaces: readonly string[]) {
  let known: { first: { name: string; loads: Set<string> }[]; later: Set<string>[] } | null = null;
  return (id: string, modules: Modules): string | undefined => {
    if (id.endsWith(STYLE)) return 'style';
    known ??= {
      first: all(modules, ({ isEntry }) => isEntry).map((entry) => ({
        name: surfaceOf(entry, surfaces),
        loads: loadedBy(entry, modules),
      })),
      later: all(modules, isPart).map((part) => loadedBy(part, modules)),
    };
    const names = known.first.filter(({ loads }) => loads.has(id)).map(({ name }) => name);
    if (names.length === 0) {
      const isShared = known.later.filter((loads) => loads.has(id)).length >= MANY;
      return isShared && !isPart(modules.getModuleInfo(id)) ? 'shared' : undefined;
    }
    // What one surface alone has stays in its own file.
    if (names.length < 2 || !names.some((name) => VIEWS.includes(name))) return undefined;
    // The sidebar's parts shall not bring with them what is for our own pages.
    const isForAll = names.includes('sidebar') || known.later.some((loads) => loads.has(id));
    return isForAll ? 'page' : 'own';
  };
}

const isPart = (module: Rollup.ModuleInfo | null): boolean => (module?.dynamicImporters.length ?? 0) > 0;

const all = ({ getModuleIds, getModuleInfo }: Modules, isIt: (module: Rollup.ModuleInfo) => boolean) =>
  [...getModuleIds()].filter((id) => {
    const module = getModuleInfo(id);
    return module !== null && isIt(module);
  });

function surfaceOf(entry: string, surfaces: readonly string[]): string {
  const name = surfaces.find((one) => entry.includes(`/entrypoints/${one}/`));
  if (!name) throw new Error(`No surface begins with ${entry}`);
  return name;
}

/** All modules that are there before the first line of this one runs. */
function loadedBy(first: string, { getModuleInfo }: Modules): Set<string> {
  const found = new Set([first]);
  // A Set is walked with what is added on the way.
  for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}
