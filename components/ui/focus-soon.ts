import { focusedBeside } from './focused-beside.ts';

/**
 * Moves the focus with the next frame to what is in the document only then, unless the person has put it elsewhere by then: on a busy
 * machine that frame comes late, and what is typed next would go astray. `near`: something in the same document or shadow root.
 */
export function focusSoon(near: Element | null, find: () => HTMLElement | null | undefined): void {
  const before = near && focusedBeside(near);
  requestAnimationFrame(() => {
    const now = near && focusedBeside(near);
    if (!now || now === before) find()?.focus();
  });
}
