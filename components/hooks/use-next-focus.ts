import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the focus goes when the button that has it is about to go or to move. `root` holds the buttons; `focusNext` names one,
 * which takes the focus as soon as it is there.
 */
export function useNextFocus<E extends HTMLElement>(): {
  root: RefObject<E | null>;
  focusNext: (name: string) => void;
} {
  const root = useRef<E>(null);
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    const buttons = [...(root.current?.querySelectorAll('button') ?? [])];
    const button = buttons.find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === next.current,
    );
    if (!button) return;
    button.focus();
    next.current = null;
  });
  return {
    root,
    focusNext(name) {
      next.current = name;
    },
  };
}
