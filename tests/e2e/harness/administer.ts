import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../setup/find-chromium.mjs';
import { folderOf, makeProfile } from './launch-chromium.ts';

/** Where Debian's Chromium looks for what an administrator decides; others look elsewhere. */
const POLICIES = '/etc/chromium/policies/managed';
const BROWSER = '/usr/bin/chromium';

/** Whether policies can be written here for the Chromium that the tests use. */
export const isAdministrator = async (): Promise<boolean> =>
  process.getuid?.() === 0 && (await findChromium()) === BROWSER;

/** A copy of the build: an extension of its own to the browser, so that no other test meets its policy. */
export function copyOfBuild(): { folder: string; remove(): void } {
  const folder = makeProfile();
  cpSync(folderOf('chrome-mv3-e2e'), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Decides for one extension; null: nothing any more. Chromium notices it within seconds. */
export function administer(extensionId: string, policy: object | null): void {
  const file = join(POLICIES, `sidecar-test-${extensionId}.json`);
  rmSync(file, { force: true });
  if (policy === null) return;
  mkdirSync(POLICIES, { recursive: true });
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [extensionId]: policy } } }));
}
