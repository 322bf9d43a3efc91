/** At most this often a minute the sidebar is put back into a page that removes it; then the page has won. */
const MOST_RETURNS_PER_MINUTE = 5;

/**
 * What the page may not do to our element: inside a shadow root, an important rule wins over the page's own
 * important rules.
 */
const HOST_CSS = `:host { all: initial !important; color-scheme: light dark !important; display: block !important;
  position: fixed !important; inset-block: 0 !important; inset-inline-end: 0 !important;
  inline-size: 380px !important; max-inline-size: 100vw !important; z-index: 2147483646 !important; }
#app { block-size: 100%; }
@media print { :host { display: none !important; } }`;

/** The element that holds the sidebar in somebody else's page. */
export interface SidebarHost {
  root: HTMLElement;
  show(): void;
  hide(): void;
  isShown(): boolean;
}

/**
 * Makes the sidebar's element: on `<html>`, since pages replace the contents of `<body>`; a shadow root with a
 * constructed stylesheet, since pages style everything and forbid style elements. Closed to the page, except
 * in test builds, where drivers have to look inside.
 */
export function createSidebarHost(options: {
  label: string;
  css: string;
  isOpenToTests: boolean;
}): SidebarHost {
  // A sidebar of an older version of this extension cannot be reached any more, only removed.
  for (const old of document.querySelectorAll('zenml-sidecar')) old.remove();
  const host = document.createElement('zenml-sidecar');
  host.setAttribute('role', 'complementary');
  host.setAttribute('aria-label', options.label);
  host.tabIndex = -1;
  const shadow = host.attachShadow({ mode: options.isOpenToTests ? 'open' : 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${HOST_CSS}\n${options.css}`);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.id = 'app';
  root.dataset.surface = 'sidebar';
  shadow.append(root);
  // What is typed into our fields is none of the page's shortcuts.
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  let focusedBefore: HTMLElement | null = null;
  const keeper = keepInPage(host);
  return {
    root,
    isShown: () => host.isConnected,
    show() {
      if (host.isConnected) return;
      focusedBefore = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      document.documentElement.append(host);
      keeper.start();
      host.focus();
    },
    hide() {
      keeper.stop();
      host.remove();
      focusedBefore?.focus();
    },
  };
}

/** Puts the element back when the page removes it. Watches only the children of `<html>`, which hardly change. */
function keepInPage(host: HTMLElement) {
  let returns: number[] = [];
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    const now = performance.now();
    returns = returns.filter((at) => now - at < 60_000);
    if (returns.length >= MOST_RETURNS_PER_MINUTE) return observer.disconnect();
    returns.push(now);
    document.documentElement.append(host);
  });
  return {
    start: () => observer.observe(document.documentElement, { childList: true }),
    stop: () => observer.disconnect(),
  };
}
