import type { Plugin } from 'vite';

const ENTRY = /^\0virtual:wxt-(?<kind>unlisted-script|background)-entrypoint\?(?<path>.+)$/;
const DEFINED = /^export default defineUnlistedScript\((?<main>\w+)\);$/m;

/**
 * Begins a script with its own first line. WXT's beginning starts its plugins, of which we have none, and says in the console that a
 * script threw, which browsers do by themselves; the launcher would be a tenth larger. Nor is a script wrapped in what tells
 * WXT, before the build, that it is one.
 */
export function plainEntries(): Plugin {
  const scripts = new Set<string>();
  return {
    name: 'sidecar:plain-entries',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const { kind, path } = ENTRY.exec(id)?.groups ?? {};
      if (!path) return null;
      if (kind === 'unlisted-script') scripts.add(path);
      const call = kind === 'background' ? 'entry.main()' : 'entry()';
      return `import entry from ${JSON.stringify(path)};\nexport default ${call};`;
    },
    transform(code, id) {
      if (!scripts.has(id)) return null;
      if (!DEFINED.test(code)) this.error(`Defines no script by the name of its function: ${id}`);
      return code.replace(DEFINED, 'export default $<main>;');
    },
  };
}
