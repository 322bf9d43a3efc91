import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { leaveTabs } from '#lib/background/control-planes/launchers.ts';
import { launchInOpenTabs } from '#lib/background/sidebar.ts';
import { controlPlaneAt } from '#lib/model/control-plane.ts';

const at = (origin: string) => controlPlaneAt({ dashboardOrigin: origin, apiOrigin: origin });
const OWN = at('https://zenml.example');
const tab = (id: number, url: string, more: object = {}) => ({ id, url, active: false, ...more });
/** What the browser finds for the pattern of the host, which names no port. */
const OPEN = [
  tab(1, 'https://zenml.example/'),
  tab(2, 'https://zenml.example:8443/'),
  tab(3, 'https://zenml.example/members', { discarded: true }),
];

const executeScript = vi.fn(async (_: { target: { tabId: number }; func?: () => void }) => []);
const entered = () => executeScript.mock.calls.map(([{ target }]) => target.tabId);

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockClear();
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  fakeBrowser.tabs.query = vi.fn().mockResolvedValue(OPEN);
});

describe('the open dashboards of a control plane', () => {
  it('get the launcher, and no page of another port of the host does', async () => {
    await launchInOpenTabs([OWN], { isUpdate: false });
    expect(entered()).toEqual([1]);
    executeScript.mockClear();
    await launchInOpenTabs([OWN, at('https://zenml.example:8443')], { isUpdate: true });
    expect(entered().sort()).toEqual([1, 1, 2, 2]);
  });

  it('are left without launcher, sidebar and bar, for whatever page comes next', async () => {
    await leaveTabs(OWN);
    expect(entered()).toEqual([1]);
    const use = vi.fn();
    globalThis.zenmlSidecarEdge = { use, name: () => undefined, look: () => undefined };
    for (const name of ['zenml-sidecar', 'zenml-sidecar-launcher', 'theirs']) {
      document.documentElement.append(document.createElement(name));
    }
    executeScript.mock.calls[0]?.[0].func?.();
    expect(document.querySelectorAll('zenml-sidecar, zenml-sidecar-launcher')).toHaveLength(0);
    expect(document.querySelectorAll('theirs')).toHaveLength(1);
    expect(use).toHaveBeenCalledExactlyOnceWith([]);
    globalThis.zenmlSidecarEdge = undefined;
  });
});
