import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../setup/find-chromium.mjs';
import { chromiumArguments } from './chromium-arguments.ts';
import { PATIENCE_MS } from './poll.ts';

/** `granted`: made by `grantedBuild`. */
export type Build = 'chrome-mv3' | 'chrome-mv3-e2e' | 'chrome-mv3-e2e-granted';

export interface ChromiumOptions {
  build: Build;
  /** Where the local control plane stands in for ZenML's hosts. */
  hostRules: string;
  headless: boolean;
  /** Where the build lies, when it is a copy: the extension's id is made of its folder. */
  folder?: string;
  /** A profile folder to use again; a fresh one otherwise. */
  profile?: string;
  /** Whether the browser's own language runs from right to left. */
  isRightToLeft?: boolean;
  /** Whether the profile has the extension installed (`installedProfile`); else the build is loaded unpacked. */
  isInstalled?: boolean;
  /** Chromium's own preferences, for a fresh profile. */
  preferences?: object;
  /** Whether pages that are left are kept whole, to be gone back to, as Chromium does unless it is automated. */
  keepsLeftPages?: boolean;
  /** What the browser's environment has besides that of the tests. */
  env?: Record<string, string>;
}

export const makeProfile = (): string => mkdtempSync(join(tmpdir(), 'zenml-sidecar-'));

export const folderOf = (build: Build): string =>
  fileURLToPath(new URL(`../../../.output/${build}`, import.meta.url));

/** Starts a Chromium with the extension in it. `close` also removes a profile that was made here. */
export async function launchChromium(
  options: ChromiumOptions,
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = options.profile ?? makeProfile();
  if (options.preferences) writePreferences(profile, options.preferences);
  const extension = options.folder ?? folderOf(options.build);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: options.headless,
    ...(options.env && { env: { ...process.env, ...options.env } }),
    ignoreHTTPSErrors: true,
    // Without a viewport of its own, a window that a person resizes shows what it should.
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    colorScheme: options.headless ? 'light' : null,
    // A colour that is on its way to another one is neither.
    reducedMotion: options.headless ? 'reduce' : null,
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(options.keepsLeftPages ? ['--disable-back-forward-cache'] : []),
    ],
    args: [
      ...chromiumArguments(options.isInstalled ? null : extension, options.hostRules),
      ...(options.isRightToLeft ? ['--force-ui-direction=rtl'] : []),
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return {
    context,
    async close() {
      await context.close();
      // Chromium's last processes may still write into it.
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

function writePreferences(profile: string, preferences: object): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}
