import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureBundles } from '../../packaging/bundles.mjs';

const root = join(import.meta.dirname, '../..');

/**
 * What each bundle of the release may weigh, gzipped, in bytes: what it weighed when this was written, and 3 %. A larger
 * number is a decision, to be made here and seen in the change.
 */
const BUDGETS: Record<string, number> = {
  worker: 27_100,
  popup: 39_300,
  'full page': 39_700,
  options: 33_000,
  sidebar: 38_300,
  launcher: 3_600,
};

it.each(['chrome-mv3', 'firefox-mv3'])('no bundle of %s is larger than it may be', (folder) => {
  const sizes = measureBundles(join(root, '.output', folder));
  expect(sizes.map(({ bundle }) => bundle)).toEqual(Object.keys(BUDGETS));
  for (const { bundle, gzip } of sizes)
    expect(gzip, `${bundle} in ${folder}`).toBeLessThanOrEqual(BUDGETS[bundle] ?? 0);
  // The page, its style sheet and its scripts: less would mean that the measuring has lost sight of them.
  for (const { bundle, files } of sizes.filter(({ files: [first = ''] }) => first.endsWith('.html')))
    expect(files.length, bundle).toBeGreaterThan(3);
});
