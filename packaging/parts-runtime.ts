/** Where parts leave their functions, by the name of the file. */
const LEFT = 'globalThis["sidecar parts"]';

/** What the worker is told of the sidebar's files, which it puts into pages: those it begins with, and the names of its parts. */
export interface SidebarFiles {
  first: readonly string[];
  parts: readonly string[];
}

/** Leaves something behind. A call, since the value of a part goes to the worker that put it into a page, and Firefox refuses one that is a function. */
export const asLeft = (name: string, value: string): string =>
  `Reflect.set(${LEFT} ??= {}, ${JSON.stringify(name)}, ${value});`;

/** A script as a part: one that only leaves a function behind. */
export const asPart = (name: string, code: string): string =>
  asLeft(name, `(require, exports, sidecarParts) => {\n${code}\n}`);

/**
 * The text of a function that runs an entry by its name, and parts once their files have been fetched. `files`: those that each part
 * needs. Of a part that threw nothing stays, so that the next load runs it again.
 */
const RUN = `(entry, files, sidebar = { first: [], parts: [] }) => {
  const left = ${LEFT};
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
    sidebar,
    load: async (path) => {
      const missing = files[nameOf(path)].filter((file) => !left[nameOf(file)]);
      if (missing.length) await sidecarParts.fetch(missing);
      return require(path);
    },
  };
  require(entry);
}`;

/** Leaves what runs entries behind, with the part that is called `name` and that they begin with. */
export const asRun = (name: string): string =>
  `Reflect.set(${LEFT}[${JSON.stringify(name)}], "run", ${RUN});`;

/** The text that runs an entry. `page`: the part with which what runs it was left behind; without one it is in the text. */
export const runEntry = (
  entry: string,
  files: Record<string, string[]>,
  { page, sidebar }: { page?: string | undefined; sidebar?: SidebarFiles | undefined } = {},
): string => {
  const run = page ? `${LEFT}[${JSON.stringify(page)}].run` : `(${RUN})`;
  const given = sidebar ? [entry, files, sidebar] : [entry, files];
  return `${run}(${given.map((value) => JSON.stringify(value)).join(', ')});`;
};
