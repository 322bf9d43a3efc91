import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../setup/find-chromium.mjs';
import { chromiumArguments } from './chromium-arguments.ts';

export type Build = 'chrome-mv3' | 'chrome-mv3-e2e';

export interface ChromiumOptions {
  build: Build;
  /** Where the local control plane stands in for ZenML's hosts. */
  hostRules: string;
  headless: boolean;
  /** A profile folder to use again; a fresh one otherwise. */
  profile?: string;
  /** Chromium's own preferences, for a fresh profile. */
  preferences?: object;
  colorScheme?: 'light' | 'dark';
}

export const makeProfile = (): string => mkdtempSync(join(tmpdir(), 'zenml-sidecar-'));

/** Starts a Chromium with the extension in it. Closing the context removes a profile that was made here. */
export async function launchChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const profile = options.profile ?? makeProfile();
  if (options.preferences) writePreferences(profile, options.preferences);
  const extension = fileURLToPath(new URL(`../../../.output/${options.build}`, import.meta.url));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: options.headless,
    ignoreHTTPSErrors: true,
    // Without a viewport of its own, a window that a person resizes shows what it should.
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    colorScheme: options.headless ? (options.colorScheme ?? 'light') : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments(extension, options.hostRules),
  });
  if (!options.profile) {
    context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  }
  return context;
}

function writePreferences(profile: string, preferences: object): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}
