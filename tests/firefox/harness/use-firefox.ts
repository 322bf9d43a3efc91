import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Firefox, type LaunchOptions, launchFirefox } from './launch-firefox.ts';

/**
 * One Firefox for a test file, its tabs and stored items forgotten before each test. After each test nothing may have gone wrong in any page, event page or content script,
 * unless the test looked at it and forgot it.
 */
export function useFirefox(options: LaunchOptions = {}): () => Firefox {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await launchFirefox(options);
  });
  beforeEach(() => firefox.reset());
  afterEach(async () => {
    const problems = await firefox.problems();
    await firefox.forgetProblems();
    expect(problems, ['Problems during the test:', ...problems, ''].join('\n')).toEqual([]);
  });
  afterAll(() => firefox?.close());
  return () => firefox;
}
