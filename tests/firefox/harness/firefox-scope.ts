import { poll } from '../../e2e/harness/poll.ts';
import type { Bidi } from './bidi.ts';
import { evaluate } from './evaluate.ts';

/** The window that Firefox draws around pages: its menus, tabs and the extensions' own switches. */
export async function firefoxScope(bidi: Bidi, id: string) {
  const { contexts } = (await bidi.send('browsingContext.getTree', {
    'moz:scope': 'chrome',
    maxDepth: 0,
  })) as unknown as { contexts: { context: string; url: string }[] };
  const frame = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml')?.context;
  if (!frame) throw new Error('Firefox shows no window of its own.');

  const run = <Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ) => evaluate(bidi, frame, work, argument);

  const backgroundState = () =>
    run((id) => WebExtensionPolicy.getByID(id)?.extension.backgroundState ?? null, id);

  /** Gives or takes what a person may switch at any time in about:addons. The extension need not be there yet. */
  const change = (how: 'add' | 'remove', permissions: FirefoxScope.Permissions): Promise<void> =>
    run(
      async ({ id, how, permissions }) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        );
        await ExtensionPermissions[how](id, permissions, WebExtensionPolicy.getByID(id)?.extension);
      },
      { id, how, permissions },
    );

  /** The title of the real popup, once it is open. */
  const realPopupTitle = (): Promise<string> =>
    poll('the real popup', () =>
      run(() => {
        const popup = document.querySelector<FirefoxScope.Browser>('browser[webextension-view-type="popup"]');
        // It is as high as what it shows, once that is there.
        return (popup?.getBoundingClientRect().height ?? 0) > 100 && popup?.contentTitle;
      }, null),
    );

  return {
    evaluate: run,
    backgroundState,
    givePermissions: (permissions: FirefoxScope.Permissions) => change('add', permissions),
    takePermissions: (permissions: FirefoxScope.Permissions) => change('remove', permissions),

    allowInPrivateWindows: () =>
      change('add', { permissions: ['internal:privateBrowsingAllowed'], origins: [] }),
    openPrivateWindow: (url: string): Promise<void> =>
      run((url) => openTrustedLinkIn(url, 'window', { private: true }), url),

    /** Ends the event page, as Firefox does when it has been idle for 30 s, and in the middle of an answer too. */
    async terminateBackground(): Promise<void> {
      // Looked at within, since the next question may wake it at once.
      await poll('the end of the event page', () =>
        run(async (id) => {
          const extension = WebExtensionPolicy.getByID(id)?.extension;
          await extension?.terminateBackground({ disableResetIdleForTest: true });
          return extension?.backgroundState === 'stopped';
        }, id),
      );
    },

    /** The number that the extension knows the tab in front by, whichever window that is in. */
    selectedTabId: () =>
      run(() => {
        const { ExtensionParent } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionParent.sys.mjs',
        );
        const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
        return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
      }, null),

    /** Presses the toolbar's button, which opens the real popup. Answers its title. */
    async openRealPopup(): Promise<string> {
      await run((id) => {
        const { ExtensionParent } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionParent.sys.mjs',
        );
        const extension = WebExtensionPolicy.getByID(id)?.extension;
        if (!extension) throw new Error('The extension is not there.');
        ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      }, id);
      return realPopupTitle();
    },
    realPopupTitle,

    /** Presses Alt, Shift and a letter in the window in front, as the system would tell Firefox. A page alone gets the keys that BiDi presses. */
    pressCommand: (letter: string): Promise<void> =>
      run((letter) => {
        const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        if (!processor.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys.');
        const keys = [
          new KeyboardEvent('', { key: 'Alt', code: 'AltLeft', keyCode: 18 }),
          new KeyboardEvent('', { key: 'Shift', code: 'ShiftLeft', keyCode: 16 }),
          new KeyboardEvent('', { key: letter, code: `Key${letter}`, keyCode: letter.charCodeAt(0) }),
        ];
        for (const key of keys) processor.keydown(key);
        for (const key of keys.toReversed()) processor.keyup(key);
      }, letter),

    /** Closes the real popup, as a click elsewhere does. */
    closeRealPopup: (): Promise<void> =>
      run(() => {
        for (const panel of document.querySelectorAll<FirefoxScope.Menu>('panel')) panel.hidePopup();
      }, null),

    /** Activates an entry of the context menu that is open, as a click on it does; ours are in a submenu of their own. */
    async activateMenuItem(label: string): Promise<void> {
      await poll('the context menu', () =>
        run(
          () =>
            (document.getElementById('contentAreaContextMenu') as FirefoxScope.Menu | null)?.state === 'open',
          null,
        ),
      );
      await poll(`“${label}” in the context menu`, () =>
        run((label) => {
          const menu = document.getElementById('contentAreaContextMenu') as FirefoxScope.Menu;
          const item = [...menu.querySelectorAll('menuitem')].find(
            (one) => one.getAttribute('label') === label,
          );
          if (!item) return false;
          const submenu = item.closest('menu') as FirefoxScope.Menu | null;
          if (submenu && (item.parentElement as FirefoxScope.Menu).state !== 'open') {
            submenu.openMenu(true);
            return false;
          }
          (item.parentElement as FirefoxScope.Menu).activateItem(item);
          return true;
        }, label),
      );
    },

    /** Presses the main button of the question that Firefox asks about permissions. */
    async allowPermissions(): Promise<void> {
      await poll('the question about permissions', () =>
        run(() => {
          const asked = document.getElementById('addon-webext-permissions-notification');
          const button = asked?.querySelector<HTMLElement>('.popup-notification-primary-button');
          // It is off for a moment, lest somebody press it unseen.
          if (!button?.checkVisibility() || button.hasAttribute('disabled')) return false;
          button.click();
          return asked?.parentElement === null || !asked?.checkVisibility();
        }, null),
      );
    },

    /** What Firefox's console holds of the extension's own scripts and pages. */
    complaints: (uuid: string): Promise<string[]> =>
      run(
        (uuid) =>
          Services.console
            .getMessageArray()
            .map(({ message }) => message)
            .filter((message) => message.includes(uuid)),
        uuid,
      ),
    forgetComplaints: (): Promise<void> => run(() => Services.console.reset(), null),
  };
}

export type Scope = Awaited<ReturnType<typeof firefoxScope>>;
