import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Extension, launchExtension } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';

/** The release, since the build for tests opens no page by itself. */
let extension: Extension;
beforeAll(async () => {
  extension = await launchExtension({ build: 'chrome-mv3' });
});
afterAll(() => extension?.close());

test('once it is installed its first-run page is open, and asks ZenML nothing', async () => {
  const { context, pageUrl, controlPlane, problems } = extension;
  const firstRun = pageUrl('/welcome.html');
  const page = await poll('the first-run page', () => context.pages().find((one) => one.url() === firstRun));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(controlPlane.requests).toEqual([]);
  expect(problems.list()).toEqual([]);
});
