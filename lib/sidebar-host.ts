import { addStyle } from './add-style.ts';

/** At most this often a minute the sidebar is put back into a page that removes it; then the page has won. */
const MOST_RETURNS_PER_MINUTE = 5;

/**
 * What the page may not do to our element: inside a shadow root, an important rule wins over the page's own
 * important rules. Nothing in it can be selected: Chromium lets a page widen its selection into a closed root and read it.
 */
const HOST_CSS = `:host { all: initial !important; color-scheme: light dark !important; display: block !important;
  position: fixed !important; inset-block: 0 !important; inset-inline-end: 0 !important;
  inline-size: 380px !important; max-inline-size: 100vw !important; z-index: 2147483646 !important; }
#app { block-size: 100%; }
#app, #app :not(input, textarea) { user-select: none !important; }
@media print { :host { display: none !important; } }`;

/**
 * What somebody does in the sidebar is none of the page's shortcuts, drafts or statistics. `contextmenu` is left
 * out: it is the browser's menu, with our own entries in it. Our views listen inside, before this.
 */
const KEPT_FROM_THE_PAGE = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste'],
  ...['pointerdown', 'pointerup', 'pointercancel', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick'],
  ...['touchstart', 'touchend', 'wheel', 'focusin', 'focusout'],
];

/** The page can reach our element, and nothing in it; our views listen there for the keys that work everywhere. */
const NOT_FROM_THE_PAGE = ['keydown', 'keyup', 'keypress'];

/** The element that holds the sidebar in somebody else's page. */
export interface SidebarHost {
  root: HTMLElement;
  /** Styles what is inside, besides what it is styled with already. */
  addStyle(css: string): void;
  /** `focus`: whether a person asked for it just now. What comes back by itself leaves the focus where it is. */
  show(options: { focus: boolean }): void;
  hide(): void;
  isShown(): boolean;
}

/**
 * Makes the sidebar's element: on `<html>`, since pages replace the contents of `<body>`; a shadow root, since
 * pages style everything. Closed to the page, except
 * in test builds, where drivers have to look inside.
 */
export function createSidebarHost(options: {
  label: string;
  isOpenToTests: boolean;
  /** False once the script that made it is cut off from the extension: a newer version takes its place. */
  isAlive: () => boolean;
}): SidebarHost {
  // A sidebar of an older version of this extension cannot be reached any more, only removed.
  for (const old of document.querySelectorAll('zenml-sidecar')) old.remove();
  const host = document.createElement('zenml-sidecar');
  host.setAttribute('role', 'complementary');
  host.setAttribute('aria-label', options.label);
  host.tabIndex = -1;
  const shadow = host.attachShadow({ mode: options.isOpenToTests ? 'open' : 'closed' });
  addStyle(shadow, HOST_CSS);
  const root = document.createElement('div');
  root.id = 'app';
  root.dataset.surface = 'sidebar';
  shadow.append(root);
  for (const type of NOT_FROM_THE_PAGE) {
    // Before all listeners of our views: none of them hears a key that a script has pressed.
    const refuse = (event: Event) => !event.isTrusted && event.stopImmediatePropagation();
    host.addEventListener(type, refuse, { capture: true, passive: true });
  }
  for (const type of KEPT_FROM_THE_PAGE) {
    // Passive: nothing is prevented here, and scrolling need not wait for it.
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }

  let focusedBefore: Element | null = null;
  const keeper = keepInPage(host, options.isAlive, focusKeeper(host, shadow));
  return {
    root,
    addStyle: (css) => addStyle(shadow, css),
    isShown: () => host.isConnected,
    show({ focus }) {
      // Of what has the focus inside, all that the document tells is the host.
      if (document.activeElement !== host) focusedBefore = document.activeElement;
      if (!host.isConnected) document.documentElement.append(host);
      keeper.start();
      if (focus && document.activeElement !== host) host.focus();
    },
    hide() {
      const hadFocus = document.activeElement === host;
      keeper.stop();
      host.remove();
      if (hadFocus && focusedBefore instanceof HTMLElement) focusedBefore.focus();
    },
  };
}

/** Knows what had the focus in the sidebar when the page removed it; answers what gives it back. */
function focusKeeper(host: HTMLElement, shadow: ShadowRoot): () => void {
  let focused: Element | null = null;
  const remember = () => {
    focused = shadow.activeElement ?? host;
  };
  // Moves inside do not reach the host, and the focus of the host itself does not reach the inside.
  host.addEventListener('focusin', remember);
  shadow.addEventListener('focusin', remember);
  host.addEventListener('focusout', () => {
    // A removal takes the focus too. Once the page's script has ended it is known which of the two it was.
    queueMicrotask(() => {
      if (host.isConnected && document.activeElement !== host) focused = null;
    });
  });
  return () => {
    // Should the page have moved the focus meanwhile, it stays there.
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && focused instanceof HTMLElement) focused.focus();
  };
}

/** Puts the element back when the page removes it. Watches only the children of `<html>`, which hardly change. */
function keepInPage(host: HTMLElement, isAlive: () => boolean, giveFocusBack: () => void) {
  let returns: number[] = [];
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    if (!isAlive()) return observer.disconnect();
    const now = performance.now();
    returns = returns.filter((at) => now - at < 60_000);
    if (returns.length >= MOST_RETURNS_PER_MINUTE) return observer.disconnect();
    returns.push(now);
    document.documentElement.append(host);
    giveFocusBack();
  });
  return {
    start: () => observer.observe(document.documentElement, { childList: true }),
    stop: () => observer.disconnect(),
  };
}
