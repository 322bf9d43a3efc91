import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureDependencies } from '../tests/setup/ensure-dependencies.mjs';
import { root } from '../tests/setup/run.mjs';
import { sbom } from './sbom.mjs';

/**
 * `npm run package`: what the stores are given. The same sources make the same bytes in any folder, at any time. Prints
 * each zip with its SHA-256, and how large each bundle is; beside them lies the bill of materials, `sbom.cdx.json`.
 */
async function makePackages() {
  await ensureDependencies();
  // These need packages, which may just have been installed.
  const { releaseFolder, zipRelease, zipSources } = await import('./releases.mjs');
  const { measureBundles } = await import('./bundles.mjs');
  const zips = [await zipRelease('chrome'), await zipRelease('firefox'), await zipSources()];
  console.log(`\n${'SHA-256'.padEnd(64)} ${'bytes'.padStart(9)}  zip, in .output`);
  for (const { path, sha256, bytes } of zips) {
    console.log(`${sha256} ${String(bytes).padStart(9)}  ${basename(path)}`);
  }
  const bill = sbom(
    ...['package.json', 'package-lock.json'].map((name) =>
      JSON.parse(readFileSync(join(root, name), 'utf8')),
    ),
  );
  writeFileSync(join(root, '.output', 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  for (const store of ['chrome', 'firefox']) {
    console.log(
      `\n${['minified', 'script gzip', 'css gzip'].map((head) => head.padStart(12)).join(' ')}  bundle for ${store}`,
    );
    for (const { bundle, bytes, script, style } of measureBundles(releaseFolder(store))) {
      console.log(`${[bytes, script, style].map(inKilobytes).join(' ')}  ${bundle}`);
    }
  }
}

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(12);

try {
  await makePackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
