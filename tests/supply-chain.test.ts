// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sbom } from '../packaging/sbom.mjs';

/** Whose code is shipped, and whose runs while it is made. A change here is a change of whom people trust. */
const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Locked {
  hasInstallScript?: true;
  dev?: true;
  resolved?: string;
  integrity?: string;
}
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const all = Object.entries(packages).filter(([path]) => path !== '');

it('is these packages, of which what is shipped is made', () => {
  const shipped = all.filter(([path, { dev }]) => !dev && !path.includes('/@types/'));
  expect(shipped.map(([path]) => path.replace('node_modules/', ''))).toEqual([
    '@leeoniya/ufuzzy',
    '@wxt-dev/browser',
    'idb',
    'preact',
    'webextension-polyfill',
    'zod',
  ]);
});

it('is these modules of them, which our sources import', () => {
  const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => read(join(folder, name))),
  );
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^'.#][^']*)'/g)].map(([, name = '']) => name),
  );
  expect([...new Set(imported)].sort()).toEqual([
    '@leeoniya/ufuzzy',
    '@wxt-dev/browser',
    'idb',
    'preact',
    'preact/hooks',
    'webextension-polyfill',
    'wxt/browser',
    'wxt/utils/define-background',
    'wxt/utils/define-unlisted-script',
    'zod/mini',
  ]);
});

it('runs no script of a package at its installation', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  expect(read('tests/setup/ensure-dependencies.mjs')).toContain("'--ignore-scripts'");
  const withScript = all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  // The tools that would run one work without it.
  expect(withScript.filter((path) => !/node_modules\/(esbuild|spawn-sync|fsevents)$/.test(path))).toEqual([]);
});

it('is what was there when the lock was written, by its SHA-512, and comes by https', () => {
  const loose = all.filter(
    ([, { resolved, integrity }]) =>
      !integrity?.startsWith('sha512-') || (resolved !== undefined && !resolved.startsWith('https://')),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

it('comes with a bill of materials', () => {
  const bill = sbom(JSON.parse(read('package.json')), JSON.parse(read('package-lock.json')));
  expect(bill.metadata.component.name).toBe('zenml-pro-sidecar');
  expect(bill.components.map(({ purl }) => purl)).toContain('pkg:npm/%40wxt-dev/browser@0.1.43');
  for (const { purl, hashes, licenses } of bill.components) {
    expect(hashes[0]?.content, purl).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses.length, purl).toBe(1);
  }
});
