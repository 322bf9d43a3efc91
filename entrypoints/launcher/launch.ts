// The browser's own object: this runs on every dashboard page, so it does without the polyfill, the UI
// library and the schemas that everything else has.
import { browser } from '@wxt-dev/browser';
import { addStyle } from '#lib/add-style.ts';
import type { MessageKey } from '#lib/i18n.ts';
import { controlPlaneIdAt } from '#lib/model/control-plane-id.ts';
import { parseRules } from '#lib/model/environment.ts';
import { PAGE_COLORS } from '#lib/page-colors.ts';
import { createPageEdge, type PageEdge } from '#lib/page-edge.ts';
import type { Unversioned } from '#lib/sent-message.ts';
import { ENVIRONMENTS_KEY, SIDEBAR_OPEN_KEY, SIGNED_OUT_KEY } from '#lib/storage-keys.ts';
import { wordsIn } from './words.ts';

declare global {
  /** Set while a sidebar that was left open comes back by itself: it then leaves the focus to the page. */
  var zenmlSidecarQuiet: boolean | undefined;
  /** The root that the launcher is in, for what the worker may put there after an update (`update-notice.ts`). */
  var zenmlSidecarLauncher: ShadowRoot | undefined;
}

const OF_PAGE: MessageKey = 'environment_of_page';
const OF_PRODUCTION: MessageKey = 'environment_production';
const PRODUCTION: MessageKey = 'production';

/** The item that says what was learned last and when (`changedSignal` in `lib/storage.ts`). */
const CHANGED_KEY = 'changed';
/** How long after the session's end a page whose predecessor is not told may still be a sign-in's. */
const UNTOLD_COUNTS_MS = 10 * 60_000;

const CSS = `
:host { all: initial !important; position: fixed !important; inset-inline-end: 0 !important;
  inset-block-end: 96px !important;
  z-index: 2147483646 !important; display: flex !important; flex-direction: row-reverse !important;
  max-width: 100vw !important; }
button { all: unset; box-sizing: border-box; display: grid; place-items: center; width: 32px; height: 44px;
  border-start-start-radius: 8px; border-end-start-radius: 8px; cursor: pointer; color: ${PAGE_COLORS.ink};
  background: ${PAGE_COLORS.accent};
  box-shadow: 0 1px 4px ${PAGE_COLORS.shadow}; }
button:hover { background: ${PAGE_COLORS.accentHover}; }
button:focus-visible { outline: 2px solid ${PAGE_COLORS.accent}; outline-offset: 2px; }
svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.75; }
@media print { :host { display: none !important; } }
@media (forced-colors: active) { button { border: 1px solid; } }
`;

/**
 * Puts the launcher's button on a dashboard page, and the bar that names its environment where a person has made rules. Until
 * somebody uses it there is no message, no timer (but where `page-edge.ts` says) and no observer; the two exceptions are a sidebar that was left open, and a session that was last seen ended, when
 * this page may be its new beginning.
 */
export function launch(): void {
  for (const old of document.querySelectorAll('zenml-sidecar-launcher')) old.remove();
  const host = document.createElement('zenml-sidecar-launcher');
  // The sidebar gives the focus back to this element, which passes it on to the button.
  const mode = import.meta.env.MODE === 'e2e' ? 'open' : 'closed';
  const shadow = host.attachShadow({ mode, delegatesFocus: true });
  addStyle(shadow, CSS);
  const button = document.createElement('button');
  button.type = 'button';
  const words = wordsIn(browser.i18n.getUILanguage());
  label(button, words.open);
  button.append(glyph());
  button.addEventListener('click', (event) => event.isTrusted && use(button, words.stale));
  shadow.append(button);
  globalThis.zenmlSidecarLauncher = shadow;
  document.documentElement.append(host);
  const edge = environmentEdge(mode);
  globalThis.zenmlSidecarEdge = edge;
  void resume(edge);
  // A page that signs in without loading anew only changes its URL.
  let url = location.href;
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', () => {
    const from = url;
    url = location.href;
    edge.look();
    void recheckSession(from);
  });
}

/** Puts the sidebar in or out; after an update of the extension, which cuts this script off, it only says so (`stale`). */
function use(button: HTMLButtonElement, stale: string): void {
  globalThis.zenmlSidecarQuiet = false;
  if (!browser.runtime?.id) label(button, stale);
  else if (globalThis.zenmlSidecar) globalThis.zenmlSidecar.toggle();
  else void send({ type: 'open-sidebar' });
}

/** The bar that names the environment, which follows the rules and the page without asking anybody. */
function environmentEdge(mode: ShadowRootMode): PageEdge {
  const edge = createPageEdge({
    mode,
    isAlive: () => browser.runtime?.id !== undefined,
    words: ({ name, isProduction }) => {
      const isSaid = name.toLowerCase() === browser.i18n.getMessage(PRODUCTION).toLowerCase();
      const said = isProduction && !isSaid ? browser.i18n.getMessage(OF_PRODUCTION, [name]) : name;
      return browser.i18n.getMessage(OF_PAGE, [said]);
    },
  });
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[ENVIRONMENTS_KEY];
    if (change) edge.use(parseRules(change.newValue) ?? []);
  });
  return edge;
}

async function resume(edge: PageEdge): Promise<void> {
  const stored = await browser.storage.local.get([SIDEBAR_OPEN_KEY, ENVIRONMENTS_KEY]);
  edge.use(parseRules(stored[ENVIRONMENTS_KEY]) ?? []);
  if (stored[SIDEBAR_OPEN_KEY] === true) {
    globalThis.zenmlSidecarQuiet = true;
    await send({ type: 'open-sidebar', quiet: true });
  }
  await recheckSession(document.referrer);
}

/**
 * Has the session asked again, but only when that of this dashboard was last seen ended and this page may be where a sign-in led to:
 * it is no sign-in page itself, and the tab came from one or from another origin (an identity provider, the
 * API). An address that was not told, as under `Referrer-Policy: no-referrer`, may be that of a sign-in too, or
 * of nothing at all, and so counts only for a while. A signed-out dashboard that lies idle asks nothing.
 */
async function recheckSession(from: string): Promise<void> {
  if (!browser.runtime?.id || isSignIn(location.pathname)) return;
  const previous = URL.canParse(from) ? new URL(from) : null;
  if (previous?.origin === location.origin && !isSignIn(previous.pathname)) return;
  const stored = await browser.storage.local.get([SIGNED_OUT_KEY, CHANGED_KEY]);
  const ids: unknown = stored[SIGNED_OUT_KEY];
  if (!Array.isArray(ids) || !ids.includes(controlPlaneIdAt(location.origin))) return;
  // Nothing is announced while nobody is signed in, so the last announcement is that of the session's end.
  const { at } = (stored[CHANGED_KEY] ?? {}) as { at?: unknown };
  if (!previous && !(typeof at === 'number' && Date.now() - at < UNTOLD_COUNTS_MS)) return;
  // The worker answers about this page's own control plane, whatever is named here.
  await send({ type: 'ask', controlPlaneId: '', query: 'session', input: {}, force: true });
}

const isSignIn = (path: string): boolean => /^\/+(login|signup)(\/|$)/.test(path);

const send = (message: Unversioned): Promise<unknown> =>
  browser.runtime
    .sendMessage({ ...message, version: browser.runtime.getManifest().version })
    // Nobody waits for the reply: what it changes is announced through storage.
    .catch(() => undefined);

function label(button: HTMLButtonElement, words: string): void {
  button.title = words;
  button.setAttribute('aria-label', words);
}

/** A panel with a check mark. Made by hand: a page's Trusted Types policy may forbid parsing it. */
function glyph(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 18 18');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M2.5 3.5h13v11h-13z M10.5 3.5v11 M4.5 9l1.5 1.5L8.5 7.5');
  svg.append(path);
  return svg;
}
