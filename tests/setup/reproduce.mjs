import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root, run } from './run.mjs';

/**
 * Makes the packages once more, from the unpacked sources zip, in another folder and environment, and throws
 * when a zip is not the same byte by byte as what `npm run package` made here; then the zip for Firefox alone, as `npm run build-for-amo`
 * makes it for a reviewer. `node_modules` is shared.
 */
export async function reproduce() {
  const { zipPath } = await import('../../packaging/releases.mjs');
  const { unzip } = await import('../../packaging/make-zip.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'sidecar elsewhere-'));
  try {
    for (const [name, content] of await unzip(zipPath('sources'))) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', NODE_ENV: 'development' };
    const make = async (script, zips) => {
      const code = await run(process.execPath, [join(folder, 'packaging', script)], { env, cwd: folder });
      if (code !== 0) throw new Error(`${script} could not make the packages elsewhere: exit code ${code}.`);
      const differ = zips
        .map((what) => basename(zipPath(what)))
        .filter((name) => sha256(join(root, '.output', name)) !== sha256(join(folder, '.output', name)));
      if (differ.length > 0)
        throw new Error(`Made elsewhere by ${script}, these differ: ${differ.join(', ')}.`);
    };
    await make('package.mjs', ['chrome', 'firefox', 'sources']);
    rmSync(join(folder, '.output'), { recursive: true });
    await make('build-for-amo.mjs', ['firefox']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
