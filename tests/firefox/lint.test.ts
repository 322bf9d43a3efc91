import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '../..');
const release = join(root, '.output/firefox-mv3');

const Message = z.object({ code: z.string(), file: z.string(), column: z.optional(z.number()) });
type Message = z.infer<typeof Message>;
const Report = z.object({
  errors: z.array(Message),
  notices: z.array(Message),
  warnings: z.array(Message),
});

/** What addons.mozilla.org will say of the release. */
async function lint(): Promise<z.infer<typeof Report>> {
  const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = [webExt, 'lint', '--source-dir', release, '--output', 'json', '--no-config-discovery'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16_000_000 });
  return Report.parse(JSON.parse(stdout));
}

/**
 * Preact's own `dangerouslySetInnerHTML`, which none of our views uses (tests/architecture.test.ts): the assignment of a
 * property `__html` of what it was given.
 */
function isPreacts({ code, file, column = 0 }: Message): boolean {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT') return false;
  const around = readFileSync(join(release, file), 'utf8').slice(Math.max(0, column - 40), column + 40);
  return /\.__html\b/.test(around) && /\.innerHTML=/.test(around);
}

/** addons.mozilla.org demands the key of all; Firefox 128 to 139 ignore it, which is what is said here. */
const isUnknownToOlder = ({ code, file }: Message): boolean =>
  file === 'manifest.json' &&
  (code === 'KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION' ||
    code === 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION');

test('Mozilla’s linter finds nothing of ours in the release', async () => {
  const { errors, notices, warnings } = await lint();
  expect([...errors, ...notices]).toEqual([]);
  expect(warnings.filter((one) => !isPreacts(one) && !isUnknownToOlder(one))).toEqual([]);
  // One each for the popup's bundle and the sidebar's, and one each for two kinds of Firefox.
  expect(warnings.filter(isPreacts).length).toBeLessThanOrEqual(2);
  expect(warnings.filter(isUnknownToOlder).length).toBeLessThanOrEqual(2);
});

test('the release asks Firefox for what it asks Chromium for, and says that it collects nothing', () => {
  const read = (build: string) =>
    JSON.parse(readFileSync(join(root, '.output', build, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
  const { browser_specific_settings, background, ...shared } = read('firefox-mv3');
  // Firefox looks at no schema of a managed policy, and knows one mode of private windows only.
  const {
    minimum_chrome_version: _,
    background: __,
    storage: ___,
    incognito: ____,
    ...chromium
  } = read('chrome-mv3');
  expect(shared).toEqual(chromium);
  expect(background).toEqual({ scripts: ['background.js'] });
  expect(browser_specific_settings).toEqual({
    gecko: {
      id: 'sidecar@zenml-pro-sidecar.invalid',
      strict_min_version: '128.0',
      data_collection_permissions: { required: ['none'] },
    },
  });
});
