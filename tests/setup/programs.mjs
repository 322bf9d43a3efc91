import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Where programs of these names would be, in the order of preference; none of it need be there. */
export function onPath(names) {
  if (process.platform === 'win32') return [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
  ];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether there is a file that can be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Only Debian itself: Ubuntu's packages of browsers are stubs that need snapd. */
export function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs one of Debian's packages. Throws what failed and, in `howTo`, what a person can do instead. */
export async function installOnDebian(name, howTo) {
  console.log(`Installing ${name} (apt-get).`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', name],
  ];
  for (const step of steps) {
    const code = await run('apt-get', step, { env });
    if (code !== 0) throw new Error(`apt-get ${step[0]} ended with ${code}. ${howTo}`);
  }
}
