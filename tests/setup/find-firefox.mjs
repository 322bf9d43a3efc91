import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { installOnDebian, isProgram, isRootOnDebian, onPath } from './programs.mjs';

const NAMES = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
/** The oldest that the tests were run in: 140 does not show its own window over WebDriver BiDi. The extension itself runs from 128 on. */
const OLDEST = 153;

const HOW_TO = `Install Firefox ${OLDEST} or newer, or set SIDECAR_FIREFOX to the path of its program.`;

/**
 * The path of a Firefox that tests can drive: the one SIDECAR_FIREFOX names, else one that is installed, else, for root on
 * Debian, one installed now. Throws one clear line otherwise.
 */
export async function findFirefox() {
  const named = process.env.SIDECAR_FIREFOX;
  if (named) {
    if (!isProgram(named)) throw new Error(`SIDECAR_FIREFOX is ${named}, which is no program. ${HOW_TO}`);
    return named;
  }
  const found = installed();
  if (found) return found;
  if (!isRootOnDebian()) throw new Error(`No Firefox was found. ${HOW_TO}`);
  await installOnDebian('firefox-esr', HOW_TO);
  const fresh = installed();
  if (!fresh)
    throw new Error(`Debian's firefox-esr was installed but is too old or not on the PATH. ${HOW_TO}`);
  return fresh;
}

const installed = () => [...onPath(NAMES), ...applications()].find(isNewEnough) ?? null;

function applications() {
  if (process.platform !== 'darwin') return [];
  return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    ['Firefox', 'Firefox Developer Edition'].map((name) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', 'firefox'),
    ),
  );
}
function isNewEnough(path) {
  if (!isProgram(path)) return false;
  try {
    const version = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/Firefox (\d+)/.exec(version)?.[1]) >= OLDEST;
  } catch {
    return false;
  }
}
