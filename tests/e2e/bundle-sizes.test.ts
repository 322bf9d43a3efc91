import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { measureBundles } from '../../packaging/bundles.mjs';
import { filesIn, makeZip } from '../../packaging/make-zip.mjs';

const root = join(import.meta.dirname, '../..');

/**
 * What the scripts that each bundle of the release begins with may weigh, gzipped, in bytes: what they weighed when this was
 * written, and 3 %. The sidebar carries its style sheet with it, as a text. A larger number is a decision, to be made here
 * and seen in the change.
 */
const BUDGETS: Record<string, number> = {
  worker: 26_900,
  popup: 35_300,
  'full page': 35_150,
  options: 42_900,
  'first run': 37_400,
  sidebar: 37_600,
  launcher: 3_250,
  'update notice': 970,
};
/** What the style sheets that a page begins with may weigh, likewise. */
const STYLE_BUDGET = 4_260;
/** What the zip for a store may weigh, likewise. */
const ZIP_BUDGET = 302_000;

it.each(['chrome-mv3', 'firefox-mv3'])('no bundle of %s is larger than it may be', (folder) => {
  const path = join(root, '.output', folder);
  const gzipOf = (files: readonly string[], end: string) =>
    files
      .filter((file) => file.endsWith(end))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(path, file)), { level: 9 }).length, 0);
  const sizes = measureBundles(path);
  expect(sizes.map(({ bundle }) => bundle)).toEqual(Object.keys(BUDGETS));
  for (const { bundle, files } of sizes) {
    expect(gzipOf(files, '.js'), `${bundle} in ${folder}`).toBeLessThanOrEqual(BUDGETS[bundle] ?? 0);
    expect(gzipOf(files, '.css'), `styles of ${bundle} in ${folder}`).toBeLessThanOrEqual(STYLE_BUDGET);
  }
  // The page, its style sheet and its scripts: less would mean that the measuring has lost sight of them.
  for (const { bundle, files } of sizes.filter(({ files: [first = ''] }) => first.endsWith('.html')))
    expect(files.length, bundle).toBeGreaterThan(3);
});

it.each(['chrome-mv3', 'firefox-mv3'])('the zip of %s is no larger than it may be', async (folder) => {
  const { bytes } = await makeZip(
    join(root, '.output', 'sizes', `${folder}.zip`),
    filesIn(join(root, '.output', folder)),
  );
  expect(bytes).toBeLessThanOrEqual(ZIP_BUDGET);
  expect(bytes).toBeGreaterThan(ZIP_BUDGET / 2);
});

it.each(['chrome-mv3', 'firefox-mv3'])(
  '%s has each view once, for our own pages and the sidebar',
  (folder) => {
    const scripts = [...filesIn(join(root, '.output', folder))].filter(([name]) => name.endsWith('.js'));
    // A name that the catalogue has, and a view uses.
    for (const key of ['search_label', 'who_search', 'reach_kind', 'review_title'])
      expect(
        scripts.filter(([, text]) => text.includes(`"${key}"`)).map(([name]) => name),
        key,
      ).toHaveLength(1);
  },
);
