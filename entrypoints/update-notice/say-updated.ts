import { browser } from '@wxt-dev/browser';
import { addStyle } from '#lib/add-style.ts';
import type { MessageKey } from '#lib/i18n.ts';
import { PAGE_COLORS } from '#lib/page-colors.ts';

const STALE: MessageKey = 'launcher_stale';
const DISMISS: MessageKey = 'launcher_dismiss';

/** What the notice adds to the launcher's styles. */
const CSS = `
:host([data-said]) { display: flex !important; flex-direction: row-reverse !important; max-width: 100vw !important;
  z-index: 2147483647 !important; }
.said { display: flex; align-items: center; min-height: 44px; padding-inline: 12px 4px; gap: 4px;
  border-start-start-radius: 8px; border-end-start-radius: 8px; font: 13px / 18px system-ui, sans-serif;
  color: ${PAGE_COLORS.ink}; background: ${PAGE_COLORS.accent}; box-shadow: 0 1px 4px ${PAGE_COLORS.shadow}; }
.said button { width: auto; min-width: 28px; height: 28px; padding-inline: 4px; border-radius: 4px;
  box-shadow: none; }
.said .reload { text-decoration: underline; }
@media (forced-colors: active) { .said { border: 1px solid; } }
`;

/**
 * Says beside the launcher's button that the extension was updated under this page, once: it goes when the tab is loaded
 * anew, when it is closed, and when the launcher is used, which has a new script already.
 */
export function sayUpdated(): void {
  const shadow = globalThis.zenmlSidecarLauncher;
  if (!shadow) return;
  const { host } = shadow;
  addStyle(shadow, CSS);
  const notice = document.createElement('div');
  notice.className = 'said';
  notice.setAttribute('role', 'status');
  const end = () => {
    notice.remove();
    host.removeAttribute('data-said');
  };
  const reload = pressable(browser.i18n.getMessage(STALE), () => globalThis.location.reload());
  reload.className = 'reload';
  const close = pressable('×', end);
  close.title = browser.i18n.getMessage(DISMISS);
  close.setAttribute('aria-label', close.title);
  notice.append(reload, close);
  shadow.querySelector('button')?.addEventListener('click', (event) => event.isTrusted && end());
  // After the button in the order of the keyboard, before it on the line.
  shadow.append(notice);
  // Above the sidebar, which may have come back and would cover it.
  host.toggleAttribute('data-said', true);
}

/** Pressed by a person only, not by the page. */
function pressable(words: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  return button;
}
