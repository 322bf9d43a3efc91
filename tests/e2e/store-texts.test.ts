import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the stores are told has to be what the release builds ask for. */
const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches: string[] }[];
}

/** The names in the first column of the tables in a document. */
const firstColumn = (text: string) =>
  [...text.matchAll(/^\| `(?<name>[^`]+)` \| \S/gm)].map(({ groups }) => groups?.name ?? '');
/** What stands below a heading, up to the next one of its level. */
const below = (text: string, heading: string) =>
  (text.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0]?.trim() ?? '';

const sorted = (names: string[]) => [...new Set(names)].sort();

it('justifies each permission and host of both manifests, and no other', () => {
  const manifests = ['chrome-mv3', 'firefox-mv3'].map(
    (folder) => JSON.parse(read(`.output/${folder}/manifest.json`)) as Manifest,
  );
  const asked = manifests.flatMap((manifest) => [
    ...(manifest.permissions ?? []),
    ...(manifest.optional_permissions ?? []),
    ...(manifest.host_permissions ?? []),
    ...(manifest.optional_host_permissions ?? []),
    ...(manifest.content_scripts ?? []).flatMap(({ matches }) => matches),
  ]);
  expect(asked.length).toBeGreaterThan(4);
  const told = firstColumn(read('docs/store/permissions.md'));
  expect(sorted(told)).toEqual(sorted(asked));
  expect(told.length, 'each once').toBe(new Set(told).size);
  expect(sorted(firstColumn(below(read('README.md'), 'What it asks for, and why')))).toEqual(sorted(asked));
});

describe.each(['chrome-web-store', 'addons-mozilla-org'])('the texts for %s', (store) => {
  const text = read(`docs/store/${store}.md`);
  const catalogue = JSON.parse(read('public/_locales/en/messages.json')) as Record<
    string,
    { message: string }
  >;

  it('have the name and the summary that the extension itself has, and fit', () => {
    expect(below(text, 'Name')).toBe(catalogue.extension_name?.message);
    expect(below(text, 'Summary')).toBe(catalogue.extension_description?.message);
    expect(below(text, 'Summary').length).toBeLessThanOrEqual(132);
  });

  it('have all that the store asks for', () => {
    for (const heading of ['Description', 'Single purpose', 'Privacy policy', 'Notes for the reviewer'])
      expect(below(text, heading).length, heading).toBeGreaterThan(40);
  });

  it('name files that there are', () => {
    const files = [...text.matchAll(/`((?:docs|public)\/[^`]+\.png)`|\]\(([^)h][^)]*)\)/g)];
    expect(files.length).toBeGreaterThan(1);
    for (const [, picture, link] of files)
      expect(() => readFileSync(join(root, picture ?? join('docs/store', link ?? '')))).not.toThrow();
  });
});
