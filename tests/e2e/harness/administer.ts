import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderOf, makeProfile } from './launch-chromium.ts';

/** Where Chromium and Chrome for Testing look on Linux for what an administrator decides; each reads its own. */
const FOLDERS = ['/etc/chromium/policies/managed', '/etc/opt/chrome_for_testing/policies/managed'];

/** A copy of the build: an extension of its own to the browser, so that no other test meets its policy. */
export function copyOfBuild(): { folder: string; remove(): void } {
  const folder = makeProfile();
  cpSync(folderOf('chrome-mv3-e2e'), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Decides for one extension; null: nothing any more. The browser notices it within seconds. Throws, with what to do, where this
 * process may not decide: a policy that cannot be tested is not one that was.
 */
export function administer(extensionId: string, policy: object | null): void {
  const files = FOLDERS.map((folder) => join(folder, `sidecar-test-${extensionId}.json`));
  for (const file of files) rmSync(file, { force: true });
  if (policy === null) return;
  const content = JSON.stringify({ '3rdparty': { extensions: { [extensionId]: policy } } });
  try {
    for (const file of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } catch (cause) {
    throw new Error(`Only root on Linux can test policies: they are read from ${FOLDERS[0]}.`, { cause });
  }
}
