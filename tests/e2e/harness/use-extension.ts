import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Extension, type LaunchOptions, launchExtension } from './launch-extension.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../.output/e2e/', import.meta.url));

/**
 * One browser for a test file, as good as new before each test. After each test nothing may have gone wrong in
 * any page, popup, worker or content script, its end included, unless the test itself expected it, or looked at it and forgot
 * it. What a failed test saw is kept as pictures under `.output/e2e/`.
 */
export function useExtension(options: LaunchOptions = {}): () => Extension {
  let extension: Extension;
  beforeAll(async () => {
    extension = await launchExtension(options);
  });
  beforeEach(() => extension.reset());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(extension, task.name);
    expectNone(extension, 'during the test');
    // Views that close while they ask, and a worker whose asker is gone, must not complain either.
    await extension.closePages();
    await extension.worker.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)), null);
    expectNone(extension, 'after all pages were closed');
  });
  afterAll(() => extension?.close());
  return () => extension;
}

/** Names each problem in the message itself, which is all that a report of the failure may show. */
function expectNone({ problems }: Extension, when: string): void {
  const told = problems.list().map(({ where, what }) => `${where}: ${what}`);
  expect(told, [`Problems ${when}:`, ...told, ''].join('\n')).toEqual([]);
}

async function keepPictures({ context }: Extension, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const fileName = name.replace(/\W+/g, '-').toLowerCase();
  for (const [index, page] of context.pages().entries()) {
    await page.screenshot({ path: `${SCREENSHOTS}${fileName}-${index}.png` }).catch(() => undefined);
  }
}
