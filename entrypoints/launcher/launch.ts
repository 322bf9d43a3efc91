import { addLauncherButton } from '#lib/launcher-button.ts';
import { createPageEdge } from '#lib/page-edge.ts';
import { isReturnFromSignIn } from '#lib/return-from-sign-in.ts';
import type { Unversioned } from '#lib/sent-message.ts';
import { CHANGED_KEY, ENVIRONMENTS_KEY, SIDEBAR_OPEN_KEY, SIGNED_OUT_KEY } from '#lib/storage-keys.ts';
import { wordsIn } from './words.ts';

// Called this in Firefox, too. Chromium makes each part of it in a page when it is first touched: `runtime`, the dearest, for few.
declare const chrome: typeof import('@wxt-dev/browser').browser;

/**
 * Puts the launcher's button on a dashboard page, and the bar that names its environment where a person has made rules. Every page
 * runs it, so it has no polyfill, UI library or schema, and until it is used no message, no timer (but where `page-edge.ts` says), no
 * observer; but for a sidebar that was left open, and a session last seen ended, when this page may be its new beginning.
 */
export function launch(): void {
  const mode = import.meta.env.MODE === 'e2e' ? 'open' : 'closed';
  const isAlive = () => chrome.runtime?.id !== undefined;
  const words = wordsIn(chrome.i18n.getUILanguage());
  const label = addLauncherButton(mode, words.open, () => {
    globalThis.zenmlSidecarQuiet = false;
    // An update of the extension cuts this script off.
    if (!isAlive()) label(words.stale);
    else if (globalThis.zenmlSidecar) globalThis.zenmlSidecar.toggle();
    else send({ type: 'open-sidebar' });
  });
  const edge = createPageEdge({ mode, isAlive, getMessage: chrome.i18n.getMessage });
  chrome.storage.local.onChanged.addListener(({ [ENVIRONMENTS_KEY]: change }) => {
    if (change) edge.use(change.newValue);
  });
  const recheckSession = async (from: string, stored: typeof read) => {
    // The worker answers about this page's own control plane, whatever is named here.
    if (await isReturnFromSignIn(from, stored))
      send({ type: 'ask', controlPlaneId: '', query: 'session', input: {}, force: true });
  };
  void read().then((stored) => {
    edge.use(stored[ENVIRONMENTS_KEY]);
    if (stored[SIDEBAR_OPEN_KEY] === true) {
      globalThis.zenmlSidecarQuiet = true;
      send({ type: 'open-sidebar', quiet: true });
    }
    void recheckSession(document.referrer, async () => stored);
  });
  // A page that signs in without loading anew only changes its URL.
  let url = location.href;
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', () => {
    void recheckSession(url, async () => (isAlive() ? read() : {}));
    url = location.href;
    edge.look();
  });
}

const read = (): Promise<Record<string, unknown>> =>
  chrome.storage.local.get([SIDEBAR_OPEN_KEY, ENVIRONMENTS_KEY, SIGNED_OUT_KEY, CHANGED_KEY]);
/** Nobody waits for the reply: what it changes is announced through storage. */
function send(message: Unversioned): void {
  const { version } = chrome.runtime.getManifest();
  void chrome.runtime.sendMessage({ ...message, version }).catch(() => undefined);
}
