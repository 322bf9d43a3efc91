import { addStyle } from './add-style.ts';
import { PAGE_COLORS } from './page-colors.ts';

declare global {
  /** The root that the launcher is in, for what the worker may put there after an update (`update-notice.ts`). */
  var zenmlSidecarLauncher: ShadowRoot | undefined;
}

/** A panel, with a check mark in its larger half; within 18 x 18 px. Drawn by the style sheet, which costs a page less than elements. */
const GLYPH =
  'M1.6 2.6h14.8v12.8H1.6ZM3.4 4.4v9.2h6.2V4.4ZM11.4 4.4v9.2h3.2V4.4ZM5.1 8.4L5.9 9.2L7.8 6.9L9.2 8.1L6.1 11.8L3.9 9.6Z';

const CSS = `
:host { all: initial !important; position: fixed !important; inset-inline-end: 0 !important;
  inset-block-end: 96px !important;
  z-index: 2147483646 !important; }
button { all: unset; box-sizing: border-box; display: grid; place-items: center; width: 32px; height: 44px;
  border-start-start-radius: 8px; border-end-start-radius: 8px; cursor: pointer; color: ${PAGE_COLORS.ink};
  background: ${PAGE_COLORS.accent};
  box-shadow: 0 1px 4px ${PAGE_COLORS.shadow}; }
button:hover { background: ${PAGE_COLORS.accentHover}; }
button:focus-visible { outline: 2px solid ${PAGE_COLORS.accent}; outline-offset: 2px; }
button::before { content: ''; width: 18px; height: 18px; background: currentColor; clip-path: path(evenodd, '${GLYPH}'); }
@media print { :host { display: none !important; } }
@media (forced-colors: active) { button { border: 1px solid; }
  button::before { forced-color-adjust: none; background: ButtonText; } }
`;

/**
 * Puts the launcher's button into the page, in the place of one that an older version left there. Answers what gives it other
 * words. `use` is called when a person presses it, and not for the page.
 */
export function addLauncherButton(
  mode: ShadowRootMode,
  words: string,
  use: () => void,
): (words: string) => void {
  document.querySelector('zenml-sidecar-launcher')?.remove();
  const host = document.createElement('zenml-sidecar-launcher');
  // The sidebar gives the focus back to this element, which passes it on to the button.
  const shadow = host.attachShadow({ mode, delegatesFocus: true });
  addStyle(shadow, CSS);
  const button = document.createElement('button');
  const label = (words: string) => {
    button.title = words;
    button.ariaLabel = words;
  };
  label(words);
  button.addEventListener('click', (event) => event.isTrusted && use());
  shadow.append(button);
  globalThis.zenmlSidecarLauncher = shadow;
  document.documentElement.append(host);
  return label;
}
