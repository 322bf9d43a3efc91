import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { installOnDebian, isProgram, isRootOnDebian, onPath } from './programs.mjs';

/**
 * Branded Google Chrome is not among them: since version 137 it ignores `--load-extension`. Chromium and
 * Chrome for Testing do not.
 */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'];

const HOW_TO = 'Install Chromium or Chrome for Testing, or set SIDECAR_CHROMIUM to the path of its program.';

/**
 * The path of a Chromium that can load an extension: the one SIDECAR_CHROMIUM names, else one that is
 * installed, else, for root on Debian, one installed now. Throws one clear line otherwise.
 */
export async function findChromium() {
  const named = process.env.SIDECAR_CHROMIUM;
  if (named) return checked(named);
  const found = installed();
  if (found) return found;
  if (!isRootOnDebian()) throw new Error(`No Chromium was found. ${HOW_TO}`);
  await installOnDebian('chromium', HOW_TO);
  const fresh = installed();
  if (!fresh) throw new Error(`Debian's chromium was installed but is not on the PATH. ${HOW_TO}`);
  return fresh;
}

function checked(path) {
  if (!isProgram(path)) throw new Error(`SIDECAR_CHROMIUM is ${path}, which is no program. ${HOW_TO}`);
  if (isBrandedChrome(path)) {
    throw new Error(`SIDECAR_CHROMIUM is Google Chrome, which loads no unpacked extension. ${HOW_TO}`);
  }
  return path;
}

/** Windows programs print no version; there the person's word is taken. */
function isBrandedChrome(path) {
  if (process.platform === 'win32') return false;
  try {
    const version = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /^Google Chrome \d/.test(version.trim());
  } catch {
    return false;
  }
}

function installed() {
  return [...onPath(NAMES), ...applications(), ...downloads()].find(isProgram) ?? null;
}

function applications() {
  if (process.platform !== 'darwin') return [];
  const names = ['Chromium', 'Google Chrome for Testing'];
  return names.flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  );
}

/** Where Playwright and Puppeteer keep the browsers that they downloaded, newest first. */
function downloads() {
  const home = homedir();
  const playwright =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
    }[process.platform] ??
    join(home, '.cache', 'ms-playwright');
  const puppeteer = join(home, '.cache', 'puppeteer', 'chrome');
  const versions = [...foldersIn(playwright, /^chromium-\d+$/), ...foldersIn(puppeteer, /-\d/)];
  return versions.flatMap((version) => foldersIn(version, /^chrome-/)).flatMap(programsIn);
}

function programsIn(folder) {
  const mac = ['Chromium', 'Google Chrome for Testing'].map((name) =>
    join(folder, `${name}.app`, 'Contents', 'MacOS', name),
  );
  return [join(folder, 'chrome'), join(folder, 'chrome.exe'), ...mac];
}

function foldersIn(folder, pattern) {
  if (!existsSync(folder)) return [];
  const byNumber = new Intl.Collator('en', { numeric: true });
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.sort((a, b) => byNumber.compare(b, a)).map((name) => join(folder, name));
}
