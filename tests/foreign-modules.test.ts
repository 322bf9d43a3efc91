// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foreignModules } from '../packaging/foreign-modules.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sidecar-modules-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Builds a project of these files, which begins with `entrypoints/a.ts`, as the extension is built. */
function built(files: Record<string, string>, mode = 'production'): Promise<unknown> {
  const all = { ...files, 'node_modules/planted/package.json': '{"main":"index.js"}' };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return build({
    root,
    mode,
    configFile: false,
    logLevel: 'silent',
    plugins: [foreignModules()],
    build: { write: false, minify: false, rollupOptions: { input: join(root, 'entrypoints/a.ts') } },
  });
}
const OWN = { 'entrypoints/a.ts': `import { b } from '../lib/b.ts';\nconsole.log(b);` };
const B = 'lib/b.ts';

it.each<[string, Record<string, string>]>([
  ['modules of ours', { [B]: 'export const b = 1;' }],
  [
    'a module that is listed',
    {
      [B]: `export { b } from '../node_modules/idb/build/index.js';`,
      'node_modules/idb/build/index.js': 'export const b = 1;',
    },
  ],
  [
    'one of which nothing is shipped',
    {
      [B]: `import { c } from 'planted';\nexport type C = typeof c;\nexport const b = 1;`,
      'node_modules/planted/index.js': 'export const c = 2;',
    },
  ],
])('lets a build through that is made of %s', async (_, files) => {
  await expect(built({ ...OWN, ...files })).resolves.toBeDefined();
});

it.each<[string, Record<string, string>, string]>([
  [
    'a package that is not listed',
    {
      [B]: `export { b } from 'planted';`,
      'node_modules/planted/index.js': 'export const b = 1;',
    },
    'planted/index.js',
  ],
  [
    'another file of a package that is listed',
    {
      [B]: `export { b } from '../node_modules/idb/build/more.js';`,
      'node_modules/idb/build/more.js': 'export const b = 1;',
    },
    'idb/build/more.js',
  ],
  [
    'what a package that is listed has come to import',
    {
      [B]: `export { b } from '../node_modules/idb/build/index.js';`,
      'node_modules/idb/build/index.js': `import { c } from 'planted';\nexport const b = c;`,
      'node_modules/planted/index.js': 'export const c = globalThis.c;',
    },
    'planted/index.js',
  ],
  [
    'a part that is loaded later',
    {
      [B]: `export const b = import('planted');`,
      'node_modules/planted/index.js': 'export const c = 1;',
    },
    'planted/index.js',
  ],
  [
    'another copy inside of a package',
    {
      [B]: `export { b } from '../node_modules/idb/node_modules/preact/dist/preact.mjs';`,
      'node_modules/idb/node_modules/preact/dist/preact.mjs': 'export const b = 1;',
    },
    'idb/node_modules/preact/dist/preact.mjs',
  ],
  [
    'a file beside our sources',
    {
      [B]: `export { b } from '../tests/c.ts';`,
      'tests/c.ts': 'export const b = 1;',
    },
    'tests/c.ts',
  ],
])('ends a build that would ship %s', async (_, files, named) => {
  await expect(built({ ...OWN, ...files })).rejects.toThrow(`about to be shipped: `);
  await expect(built({ ...OWN, ...files })).rejects.toThrow(named);
});

it('says nothing while somebody works on it, when the tools add their reloading', async () => {
  const files = {
    [B]: `export { b } from 'planted';`,
    'node_modules/planted/index.js': 'export const b = 1;',
  };
  await expect(built({ ...OWN, ...files }, 'development')).resolves.toBeDefined();
});
