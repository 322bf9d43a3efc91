import type { Rollup } from 'vite';

type Modules = Rollup.ManualChunkMeta;

const POPUP = 'popup';

/** The surface that goes into pages: what it may ever load, all views have. */
const SIDEBAR = 'sidebar';

/** What so many parts have in common is one file, since one view after the other needs it. */
const MANY = 3;

/** Parts of less are one file together. In characters of their source, without what most parts have. */
const SMALL = 7500;

/** The style sheet of all surfaces, as a text. */
const STYLE = '/components/ui/style.css?inline';

/**
 * Puts what the surfaces share into few files: `style`, which is a text alone, and `page`, which all of them begin with, `own`,
 * which our own pages begin with besides, `shared`, which most parts need, and `small`, the small parts. By itself Rollup makes
 * one file for each part, and for each set of surfaces and parts that share something, dozens for one page, each compressed alone.
 * What few share is left to it.
 *
 * @param surfaces the names of all, which are those of their folders
 */
export function chunksOf(surfaces: readonly string[]) {
  let known: Known | null = null;
  return (id: string, modules: Modules): string | undefined => {
    if (id.endsWith(STYLE)) return 'style';
    known ??= knownOf(modules, surfaces);
    const { first, later } = known;
    const names = first.filter(({ loads }) => loads.has(id)).map(({ name }) => name);
    if (names.length === 0) {
      if (isPart(modules.getModuleInfo(id))) return isSmall(id, modules, known) ? 'small' : undefined;
      return isOfMany(id, known) ? 'shared' : undefined;
    }
    // What one surface alone has stays in its own file, and the popup, which has to be there first, loads nothing for others.
    if (names.length < 2 || !names.includes(POPUP)) return undefined;
    // The sidebar's parts shall not bring with them what is for our own pages.
    const isForAll = names.includes(SIDEBAR) || later.some((loads) => loads.has(id));
    return isForAll ? 'page' : 'own';
  };
}

/** What each surface begins with, what the sidebar may ever load, and what each part needs. */
interface Known {
  first: { name: string; loads: Set<string> }[];
  ofSidebar: Set<string>;
  later: Set<string>[];
}

function knownOf(modules: Modules, surfaces: readonly string[]): Known {
  const entries = all(modules, ({ isEntry }) => isEntry);
  const sidebar = entries.filter((entry) => surfaceOf(entry, surfaces) === SIDEBAR);
  return {
    first: entries.map((entry) => ({ name: surfaceOf(entry, surfaces), loads: loadedBy([entry], modules) })),
    ofSidebar: loadedBy(sidebar, modules, true),
    later: all(modules, isPart).map((part) => loadedBy([part], modules)),
  };
}

const isOfMany = (id: string, { later }: Known): boolean =>
  later.filter((loads) => loads.has(id)).length >= MANY;

/** Whether a part is small. Not one that our own pages alone have: the sidebar would load theirs with it. */
function isSmall(part: string, modules: Modules, known: Known): boolean {
  const own = [...loadedBy([part], modules)].filter(
    (id) => !known.first.some(({ loads }) => loads.has(id)) && (id === part || !isOfMany(id, known)),
  );
  const sizes = own.map((id) => modules.getModuleInfo(id)?.code?.length ?? 0);
  return known.ofSidebar.has(part) && sizes.reduce((sum, size) => sum + size, 0) < SMALL;
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

/** All modules that are there before the first line of these runs; with `isLater`, also those that they may load afterwards. */
function loadedBy(first: readonly string[], { getModuleInfo }: Modules, isLater = false): Set<string> {
  const found = new Set(first);
  // A Set is walked with what is added on the way.
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = getModuleInfo(id) ?? {};
    for (const next of isLater ? [...importedIds, ...dynamicallyImportedIds] : importedIds) found.add(next);
  }
  return found;
}
