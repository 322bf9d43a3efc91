import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const OLDEST_NODE = [20, 19];

/** Throws one clear line on a Node.js that is too old for the tools. */
export function ensureNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed, and this is ${version}.`);
}

/** Installs exactly what package-lock.json says, unless that is what `node_modules` already holds. */
export async function ensureDependencies() {
  ensureNode();
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci).');
  // `--include=dev`: NODE_ENV=production would leave the tools out. `--loglevel`: a silent caller still sees why.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ci ended with ${code}; what it printed above says why.`);
}

/**
 * npm keeps a lock of what it really put into `node_modules`, written last, so that it is missing after an
 * interrupted install. Packages for other platforms are optional and not in it.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf(join('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const installed = present[path];
    return installed ? installed.version === version && installed.integrity === integrity : optional === true;
  });
}

/** The `packages` of a lock file, or null when there is none that can be read. */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
