import { realpathSync } from 'node:fs';
import { normalizePath, type Plugin } from 'vite';

/** Every module that is not ours and of which something is shipped, as it lies in its package. */
const SHIPPED: ReadonlySet<string> = new Set([
  '@leeoniya/ufuzzy/dist/uFuzzy.mjs',
  '@wxt-dev/browser/src/index.mjs',
  'idb/build/index.js',
  'preact/dist/preact.mjs',
  'preact/hooks/dist/hooks.mjs',
  'webextension-polyfill/dist/browser-polyfill.js',
  'wxt/dist/browser.mjs',
  'wxt/dist/utils/define-background.mjs',
  'zod/v4/core/api.js',
  'zod/v4/core/checks.js',
  'zod/v4/core/core.js',
  'zod/v4/core/errors.js',
  'zod/v4/core/parse.js',
  'zod/v4/core/regexes.js',
  'zod/v4/core/schemas.js',
  'zod/v4/core/util.js',
  'zod/v4/core/versions.js',
  'zod/v4/mini/schemas.js',
  // What the tools write between them.
  'commonjsHelpers.js',
  'virtual:wxt-background-entrypoint',
  'virtual:wxt-html-plugins',
  'virtual:wxt-plugins',
  'virtual:wxt-unlisted-script-entrypoint',
]);

const PACKAGES = '/node_modules/';
const OURS = /^\/(?:lib|components|entrypoints|public\/_locales)\//;

/**
 * Ends the build at a module of somebody else's that is not listed, by what the bundler itself says of each file that it
 * wrote: an import in our sources, in a package or by a plugin are all seen.
 */
export const foreignModules = (): Plugin => {
  let root = '';
  let isDevelopment = false;
  return {
    name: 'sidecar:foreign-modules',
    configResolved(config) {
      // As the bundler names modules, also where the way there has a link in it.
      root = normalizePath(realpathSync(config.root));
      isDevelopment = config.mode === 'development';
    },
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? Object.entries(file.modules) : [],
      );
      const names = modules.flatMap(([id, { renderedLength }]) => (renderedLength ? [nameOf(id, root)] : []));
      const unlisted = [...new Set(names)].filter((name) => name !== null && !SHIPPED.has(name));
      // WXT's own reloading is in what it serves while somebody works on it, and in nothing else.
      if (unlisted.length > 0 && !isDevelopment)
        this.error(
          `Not listed in packaging/foreign-modules.ts, and about to be shipped: ${unlisted.join(', ')}`,
        );
    },
  };
};

/** As it is listed; null for a module of ours. A package inside of another one is not the one that is listed. */
function nameOf(id: string, root: string): string | null {
  const path = normalizePath(id.replace(/^\0/, '').split('?')[0] ?? '');
  const at = path.indexOf(PACKAGES);
  if (at >= 0) return path.slice(at + PACKAGES.length);
  return path.startsWith(root) && OURS.test(path.slice(root.length)) ? null : path;
}
