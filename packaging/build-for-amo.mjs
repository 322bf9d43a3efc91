import { ensureDependencies } from '../tests/setup/ensure-dependencies.mjs';

/**
 * `npm run build-for-amo`: the zip for Firefox alone, from the unpacked sources zip or from a clone. docs/BUILD-FOR-AMO.md
 * has the steps around it. Prints where it is, and its SHA-256.
 */
try {
  await ensureDependencies();
  const { zipRelease } = await import('./releases.mjs');
  const { path, sha256 } = await zipRelease('firefox');
  console.log(`${sha256}  ${path}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
