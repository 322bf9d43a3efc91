import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createContextMenu } from '#lib/background/create-context-menu.ts';
import { whenInstalled } from '#lib/background/when-installed.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';

const menus = { create: vi.fn(), removeAll: vi.fn(async () => undefined) };
const executeScript = vi.fn(async (_: { func?: () => void; files?: string[] }) => []);
const query = vi.fn(async () => [{ id: 7, url: 'https://cloud.zenml.io/', active: true }]);
const create = vi.fn(async (_: { url: string }) => ({}));

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  Object.assign(fakeBrowser, { contextMenus: menus, scripting: { executeScript } });
  Object.assign(fakeBrowser.tabs, { query, create });
  whenInstalled(
    async () => [ZENML_CLOUD],
    () => createContextMenu([ZENML_CLOUD]),
  );
});

const happens = (reason: string) =>
  fakeBrowser.runtime.onInstalled.trigger({ reason } as Parameters<
    typeof fakeBrowser.runtime.onInstalled.trigger
  >[0]);

it('opens the first-run page once, at the installation', async () => {
  await happens('install');
  expect(create.mock.calls).toEqual([[{ url: fakeBrowser.runtime.getURL('/welcome.html') }]]);
  expect(executeScript.mock.calls.map(([{ files }]) => files)).toEqual([['/launcher.js']]);
  create.mockClear();
  for (const reason of ['update', 'browser_update', 'chrome_update']) await happens(reason);
  expect(create).not.toHaveBeenCalled();
});

it('has pages that are open say that the extension was updated, and what the older one left there goes', async () => {
  document.documentElement.append(document.createElement('zenml-sidecar'));
  await happens('update');
  const [older, launcher] = executeScript.mock.calls.map(([injection]) => injection);
  expect(launcher?.files).toEqual(['/launcher.js', '/update-notice.js']);
  older?.func?.();
  expect(document.querySelector('zenml-sidecar')).toBeNull();
});
