import type { Plugin } from 'vite';

const ENTRY = /^\0virtual:wxt-(?:unlisted-script|background)-entrypoint\?(?<path>.+)$/;

/**
 * Begins a script with its own first line. WXT's beginning starts its plugins, of which we have none, and says in the console that a
 * script threw, which browsers do by themselves; the launcher would be a tenth larger.
 */
export const plainEntries = (): Plugin => ({
  name: 'sidecar:plain-entries',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    const path = ENTRY.exec(id)?.groups?.path;
    return path ? `import entry from ${JSON.stringify(path)};\nexport default entry.main();` : null;
  },
});
