import type { Rollup } from 'vite';

type Modules = Rollup.ManualChunkMeta;

/** What all surfaces begin with. */
export const PAGE = 'page';

const POPUP = 'popup';

/** The surface that goes into pages: what it may ever load, all views have. */
const SIDEBAR = 'sidebar';

/** What the parts that show permissions have in common: nearly all that they are. */
const PERMISSIONS = '/components/views/PermissionsAt.tsx';

/** Parts of less are one file together. In characters of their source, without what other parts have, too. */
const SMALL = 50_000;

/** A style sheet is a text alone, in a file of its own. That of all surfaces has a name. */
const TEXT = '?inline';
const STYLE = `/components/ui/style.css${TEXT}`;

/**
 * Puts what surfaces and parts share into few files: `style`, which is a text alone, `page`, which all surfaces begin with, `own`,
 * which our own pages begin with besides, `settings`, which those without views do, `permissions`, the parts that show them, `small`,
 * the small parts, `erasing`, those that our own pages alone have, and `shared`, which several files of parts need. By itself Rollup makes
 * one file for each part, and for each set of surfaces and parts that share something, dozens for one page, each compressed alone.
 * What one surface or part alone has is left to it.
 *
 * @param surfaces the names of all, which are those of their folders
 */
export function chunksOf(surfaces: readonly string[]) {
  let known: Known | null = null;
  return (id: string, modules: Modules): string | undefined => {
    if (id.endsWith(STYLE)) return 'style';
    known ??= knownOf(modules, surfaces);
    const names = known.first.filter(({ loads }) => loads.has(id)).map(({ name }) => name);
    const parts = known.parts.filter(({ loads }) => loads.has(id));
    if (names.length === 0) {
      const [file, ...others] = new Set(parts.map((part) => part.file));
      return others.length > 0 ? 'shared' : file;
    }
    // What one surface alone has stays in its own file, and the popup, which has to be there first, loads nothing for others.
    if (names.length < 2) return undefined;
    if (!names.includes(POPUP)) return names.includes(SIDEBAR) ? undefined : 'settings';
    // The sidebar's parts shall not bring with them what is for our own pages.
    return names.includes(SIDEBAR) || parts.length > 0 ? PAGE : 'own';
  };
}

/** What each surface begins with, and what each part needs besides other parts, with its file if it shares one. */
interface Known {
  first: { name: string; loads: Set<string> }[];
  parts: { file: string | undefined; loads: Set<string> }[];
}

function knownOf(modules: Modules, surfaces: readonly string[]): Known {
  const entries = all(modules, ({ isEntry }) => isEntry);
  const sidebar = entries.filter((entry) => surfaceOf(entry, surfaces) === SIDEBAR);
  const ofSidebar = loadedBy(sidebar, modules, { isLater: true });
  const first = entries.map((entry) => ({
    name: surfaceOf(entry, surfaces),
    loads: loadedBy([entry], modules),
  }));
  const parts = all(modules, isPart).map((part) => ({
    part,
    loads: loadedBy([part], modules, { withParts: false }),
  }));
  const sizeOf = (loads: Set<string>) =>
    [...loads]
      .filter((id) => [...first, ...parts].every((other) => other.loads === loads || !other.loads.has(id)))
      .reduce((size, id) => size + (modules.getModuleInfo(id)?.code?.length ?? 0), 0);
  const fileOf = (part: string, loads: Set<string>) => {
    if (part.endsWith(TEXT)) return undefined;
    if ([...loads].some((id) => id.endsWith(PERMISSIONS))) return 'permissions';
    if (!ofSidebar.has(part)) return 'erasing';
    return sizeOf(loads) < SMALL ? 'small' : undefined;
  };
  return { first, parts: parts.map(({ part, loads }) => ({ file: fileOf(part, loads), loads })) };
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

/**
 * All modules that are there before the first line of these runs; with `isLater`, also those that they may load afterwards; without
 * `withParts`, none that are there as another part.
 */
function loadedBy(
  first: readonly string[],
  { getModuleInfo }: Modules,
  { isLater = false, withParts = true } = {},
): Set<string> {
  const found = new Set(first);
  // A Set is walked with what is added on the way.
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = getModuleInfo(id) ?? {};
    for (const next of isLater ? [...importedIds, ...dynamicallyImportedIds] : importedIds)
      if (withParts || !isPart(getModuleInfo(next))) found.add(next);
  }
  return found;
}
