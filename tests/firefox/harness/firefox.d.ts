/**
 * What Firefox's own windows have, as far as tests use it; the functions that `firefox-scope.ts` evaluates there speak it.
 * From Firefox's sources, `browser/base/content` and `toolkit/components/extensions`.
 */
declare namespace FirefoxScope {
  interface Extension {
    id: string;
    backgroundState: 'starting' | 'running' | 'suspending' | 'stopped';
    /** `disableResetIdleForTest`: also while a listener still answers, which otherwise puts the end off. */
    terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
  }
  interface Menu extends HTMLElement {
    state: 'open' | 'closed' | 'showing' | 'hiding';
    activateItem(item: Element): void;
    openMenu(isOpen: boolean): void;
    hidePopup(): void;
  }
  interface Browser extends HTMLElement {
    contentTitle: string;
  }
  interface Permissions {
    permissions: string[];
    origins: string[];
  }
  interface TextInputProcessor {
    beginInputTransactionForTests(window: Window): boolean;
    keydown(event: KeyboardEvent): void;
    keyup(event: KeyboardEvent): void;
  }
  interface Modules {
    'resource://gre/modules/ExtensionParent.sys.mjs': {
      ExtensionParent: {
        apiManager: {
          global: {
            browserActionFor(extension: Extension): { triggerAction(window: Window): void };
            tabTracker: { getId(tab: object): number };
          };
        };
      };
    };
    'resource://gre/modules/ExtensionPermissions.sys.mjs': {
      ExtensionPermissions: Record<
        'add' | 'remove',
        (id: string, permissions: Permissions, emitter: Extension | undefined) => Promise<void>
      >;
    };
  }
}
declare const ChromeUtils: {
  importESModule<Url extends keyof FirefoxScope.Modules>(url: Url): FirefoxScope.Modules[Url];
};
declare const Ci: { nsITextInputProcessor: object };
declare const Cc: Record<
  '@mozilla.org/text-input-processor;1',
  { createInstance(interfaceId: object): FirefoxScope.TextInputProcessor }
>;
declare const WebExtensionPolicy: { getByID(id: string): { extension: FirefoxScope.Extension } | null };
declare const Services: {
  console: { getMessageArray(): { message: string }[]; reset(): void };
  wm: { getMostRecentWindow(type: 'navigator:browser'): { gBrowser: { selectedTab: object } } };
};
declare function openTrustedLinkIn(url: string, where: 'window', options: { private: boolean }): void;
/** In pages of ours: Firefox's own object, as Chromium's `chrome` is in tests/e2e. */
declare const browser: typeof import('@wxt-dev/browser').browser & {
  /** What Chromium has not: an extension may change its keys (MDN, `commands`). */
  commands: {
    update(command: { name: string; shortcut: string }): Promise<void>;
    reset(name: string): Promise<void>;
  };
};
