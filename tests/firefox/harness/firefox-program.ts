import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Firefox that has not begun to listen by then never will, ms. */
const START_MS = 60_000;
/** So long it may take to end by itself, ms. */
const END_MS = 10_000;

/** Values of preferences of a fresh profile. */
export type Preferences = Record<string, string | number | boolean>;

/**
 * Starts a Firefox by the path of its program, with a profile of its own, and answers where it listens for WebDriver
 * BiDi. `close` ends it in any case and removes the profile. `--remote-allow-system-access` lets tests into its own scope and to pages of extensions.
 */
export async function startFirefox(preferences: Preferences, program: string) {
  const profile = mkdtempSync(join(tmpdir(), 'zenml-sidecar-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    program,
    [
      ...['--headless', '--no-remote', '--profile', profile, '--width', '1280', '--height', '900'],
      ...['--remote-debugging-port=0', '--remote-allow-system-access', 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A test process that is ended must not leave a browser behind.
  const endNow = () => void child.kill('SIGKILL');
  process.once('exit', endNow);

  const close = async (): Promise<void> => {
    await ended(child);
    process.off('exit', endNow);
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  };
  try {
    return { url: await listeningAt(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listeningAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const give = (why: string) => reject(new Error(`${why} It said:\n${said.slice(-2000)}`));
    const timer = setTimeout(() => give(`Firefox did not listen within ${START_MS / 1000} s.`), START_MS);
    child.once('error', (error) => give(`Firefox could not be started: ${error.message}.`));
    child.once('exit', (code) => give(`Firefox ended at its start with ${code}.`));
    child.stderr?.on('data', (data) => {
      said += data;
      const url = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(`${url}/session`);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await gone;
  clearTimeout(timer);
}
