// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { updateWhenIdle } from '#lib/background/update-when-idle.ts';

const reload = vi.fn();
let tell: () => unknown = () => undefined;

beforeEach(() => {
  fakeBrowser.reset();
  reload.mockClear();
  Object.assign(browser.runtime, {
    reload,
    onUpdateAvailable: {
      addListener(listener: () => unknown) {
        tell = listener;
      },
    },
  });
});

it('installs an update once no write is on its way, and not before', async () => {
  let finish = () => {};
  const writing = new Promise<void>((resolve) => {
    finish = resolve;
  });
  updateWhenIdle({ whenIdle: () => writing });
  const updated = tell();
  await new Promise((resolve) => setImmediate(resolve));
  expect(reload).not.toHaveBeenCalled();
  finish();
  await updated;
  expect(reload).toHaveBeenCalledTimes(1);
});

it('leaves updates to browsers that do not tell of them', () => {
  Object.assign(browser.runtime, { onUpdateAvailable: undefined });
  expect(() => updateWhenIdle({ whenIdle: async () => undefined })).not.toThrow();
});
