/** What the notice adds to the launcher's styles; its colours are the launcher's own. */
export const NOTICE_CSS = `
:host([data-said]) { z-index: 2147483647 !important; }
.said { display: flex; align-items: center; min-height: 44px; padding-inline: 12px 4px; gap: 4px;
  border-start-start-radius: 8px; border-end-start-radius: 8px; font: 13px / 18px system-ui, sans-serif; }
.said button { width: auto; min-width: 28px; height: 28px; padding-inline: 4px; border-radius: 4px;
  box-shadow: none; }
.said .reload { text-decoration: underline; }
`;

/**
 * Says beside the launcher's button that the extension was updated under this page, once: it goes when the tab is loaded
 * anew, when it is closed, and when the launcher is used, which has a new script already.
 */
export function updateNotice(host: HTMLElement, words: { said: string; dismiss: string }): HTMLElement {
  const notice = document.createElement('div');
  notice.className = 'said';
  notice.setAttribute('role', 'status');
  const reload = pressable(words.said, () => globalThis.location.reload());
  reload.className = 'reload';
  const close = pressable('×', () => endNotice(host, notice));
  close.setAttribute('aria-label', words.dismiss);
  close.title = words.dismiss;
  notice.append(reload, close);
  // Above the sidebar, which may have come back and would cover it.
  host.toggleAttribute('data-said', true);
  return notice;
}

/** Takes the notice away. */
export function endNotice(host: HTMLElement, notice: HTMLElement | null): void {
  notice?.remove();
  host.removeAttribute('data-said');
}

/** Pressed by a person only, not by the page. */
function pressable(words: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  return button;
}
