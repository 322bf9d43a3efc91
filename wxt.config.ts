import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { packCatalogues } from './packaging/catalogues.ts';
import { foreignModules } from './packaging/foreign-modules.ts';
import { type ShortKey, shippedKeys } from './packaging/message-keys.ts';
import { minify } from './packaging/minify.ts';
import { pageScripts } from './packaging/page-scripts.ts';
import { buildInParts, orderBuilds } from './packaging/parts.ts';
import { plainEntries } from './packaging/plain-entries.ts';
import { shortKeys } from './packaging/short-keys.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The strictest policy the pages run under. `connect-src https:` because a self-hosted control plane can be
 * on any host; which host may be asked is decided by host permissions and the closed list of endpoints.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types sidecar-parts',
].join('; ');

/**
 * What Firefox alone is told. Its id is needed to be signed and is an address of nobody. From 128 on it takes
 * `data_collection_permissions` (127 refuses the manifest) and names the origin of a message's sender.
 */
const firefoxSettings = {
  gecko: {
    id: 'sidecar@zenml-pro-sidecar.invalid',
    strict_min_version: '128.0',
    data_collection_permissions: { required: ['none' as const] },
  },
};

/** While somebody works on it keys stay what they are: one that is new would change those behind it. */
const keysIn = (command: 'build' | 'serve'): ShortKey => (command === 'build' ? shippedKeys() : () => null);

/**
 * Elements are made with their children as arguments. As a property called `children`, which is what TypeScript and tests make of
 * the same source, they are larger, and nothing else. Named so that no source has these names.
 */
const jsx = {
  jsx: 'transform',
  jsxFactory: 'jsxElement',
  jsxFragment: 'JsxFragment',
  jsxInject: `import { createElement as jsxElement, Fragment as JsxFragment } from 'preact'`,
} as const;

export default defineConfig({
  // Imports are written out: a reader sees where a name comes from.
  imports: false,
  vite: ({ command }) => ({
    esbuild: jsx,
    plugins: [plainEntries(), ...pageScripts(), shortKeys(keysIn(command)), foreignModules(), minify()],
  }),
  hooks: {
    'entrypoints:grouped': (_, groups) => orderBuilds(groups),
    'vite:build:extendConfig': buildInParts,
    'build:publicAssets': ({ config }, files) => packCatalogues(files, keysIn(config.command)),
  },
  alias: { '#components': here('components'), '#lib': here('lib') },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_short_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'contextMenus', 'scripting', 'alarms'],
    host_permissions: ['https://cloud.zenml.io/*', 'https://cloudapi.zenml.io/*'],
    // The hosts of a control plane that somebody adds, one or two at a time and asked for then; never all of them.
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox'
      ? { browser_specific_settings: firefoxSettings }
      : { minimum_chrome_version: '121' }),
    action: { default_title: '__MSG_extension_name__' },
    // Free in both browsers: Chromium has Alt+Shift+Z and P, and would give ours none; in Firefox Alt+Shift opens its menus,
    // such as History by S and, in German, Lesezeichen by L. A person may change each.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_command_toggle_sidebar__',
      },
      'check-here': { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_command_check_here__' },
    },
    // Named here instead of as WXT content scripts, whose wrapper posts messages and events into the page.
    content_scripts: [
      { matches: ['https://cloud.zenml.io/*'], js: ['launcher.js'], run_at: 'document_idle' },
    ],
    // A private window has a worker, a session and a memory of its own. Firefox knows the one mode only in which it has not.
    ...(browser !== 'firefox' && { incognito: 'split' }),
    // Firefox checks no managed policy and knows no such key; docs/POLICY.md.
    ...(browser !== 'firefox' && { storage: { managed_schema: 'managed-schema.json' } }),
    ...(command === 'build' && { content_security_policy: { extension_pages: contentSecurityPolicy } }),
  }),
});
