// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runSidebarParts } from '#lib/background/sidebar.ts';

const executeScript = vi.fn();

beforeEach(() => {
  executeScript.mockReset();
  Object.assign(fakeBrowser, { scripting: { executeScript } });
});

const files = ['/views/Who-2b.js'];

it('runs parts in the page that asks, not in one that came into its frame', async () => {
  executeScript.mockResolvedValue([]);
  expect(await runSidebarParts(7, 'D1', ['Who-2b'])).toBe(true);
  expect(executeScript).toHaveBeenCalledExactlyOnceWith({ target: { tabId: 7, documentIds: ['D1'] }, files });
});

it('runs them in the top frame where the browser does not tell pages apart', async () => {
  executeScript.mockResolvedValue([]);
  expect(await runSidebarParts(7, undefined, ['Who-2b'])).toBe(true);
  expect(executeScript).toHaveBeenCalledExactlyOnceWith({ target: { tabId: 7, frameIds: [0] }, files });
});

it('says that a page is gone', async () => {
  executeScript.mockRejectedValue(new Error('No document with id D1 in tab with id 7'));
  expect(await runSidebarParts(7, 'D1', ['Who-2b'])).toBe(false);
});
