import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Listener = () => Promise<void>;
interface Script {
  id: string;
  matches: string[];
}

const event = () => {
  const listeners = new Set<Listener>();
  return {
    api: { addListener: (listener: Listener) => listeners.add(listener) },
    happen: () => Promise.all([...listeners].map((listener) => listener())),
  };
};

/**
 * A browser as far as hosts go: which are granted, which scripts run where, what is in the menu and in which tabs something was run. Forced
 * hosts are those that an administrator lets nobody give back.
 */
export function installHosts({ granted = [], forced = [] }: { granted?: string[]; forced?: string[] } = {}) {
  const hosts = new Set([...granted, ...forced]);
  const added = event();
  const removed = event();
  let scripts: Script[] = [];
  const menu: { documentUrlPatterns: string[] }[] = [];
  const tabs: { id: number; url: string }[] = [];
  const entered: number[] = [];
  const contains = vi.fn(async ({ origins }: { origins: string[] }) =>
    origins.every((one) => hosts.has(one)),
  );
  const remove = vi.fn(async ({ origins }: { origins: string[] }) => {
    if (origins.some((one) => forced.includes(one)))
      throw new Error('You cannot remove required permissions.');
    for (const one of origins) hosts.delete(one);
    return true;
  });
  Object.assign(fakeBrowser, {
    permissions: { contains, remove, onAdded: added.api, onRemoved: removed.api },
    scripting: {
      getRegisteredContentScripts: async () => scripts,
      registerContentScripts: async (more: Script[]) => {
        for (const { id } of more) {
          if (scripts.some((one) => one.id === id)) throw new Error(`Duplicate script ID '${id}'`);
        }
        scripts = [...scripts, ...more];
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        scripts = scripts.filter(({ id }) => !ids.includes(id));
      },
      executeScript: async ({ target }: { target: { tabId: number } }) => void entered.push(target.tabId),
    },
    contextMenus: {
      removeAll: async () => void menu.splice(0),
      create: (item: { documentUrlPatterns: string[] }) => void menu.push(item),
    },
    action: { setBadgeText: vi.fn(async () => undefined), setTitle: vi.fn(async () => undefined) },
  });
  // Patterns of browsers know no ports.
  const matches = (url: string, pattern: string) => pattern === `https://${new URL(url).hostname}/*`;
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url }: { url: string | string[] }) =>
      tabs.filter((tab) => [url].flat().some((pattern) => matches(tab.url, pattern))),
  });
  return {
    contains,
    remove,
    tabs,
    entered,
    granted: () => [...hosts].sort(),
    grant: (...origins: string[]) => {
      for (const one of origins) hosts.add(one);
      return added.happen();
    },
    takeBack: (...origins: string[]) => {
      for (const one of origins) hosts.delete(one);
      return removed.happen();
    },
    /** Where the launcher is put into pages, a pattern for each script. */
    launchers: () => scripts.map(({ matches }) => matches.join(' ')).sort(),
    /** Where our entries are in the menu. */
    menu: () => menu[0]?.documentUrlPatterns ?? null,
  };
}
