import type { Locator } from 'playwright-core';

/**
 * What somebody cannot read to its end in a view, one line each: text that is cut off, that runs out of its button or out
 * of the view, and what has to be scrolled sideways. Left out is what is shortened on purpose, with three dots, where the
 * whole text is a title or the name of what it is in; and the matrix, which is a table wider than any window.
 */
export const clipped = (view: Locator): Promise<string[]> => view.evaluate(clippedIn);

/** In the page, of our own root. */
function clippedIn(root: Element): string[] {
  const found: string[] = [];
  const within = (inner: DOMRect, outer: DOMRect, slack: number) =>
    inner.left >= outer.left - slack && inner.right <= outer.right + slack;
  const isHigh = (inner: DOMRect, outer: DOMRect) =>
    inner.bottom > outer.bottom + 4 || inner.top < outer.top - 4;
  const elements = [...root.querySelectorAll('*')];
  for (const element of elements) {
    const { overflowX } = getComputedStyle(element);
    const isWide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (isWide && /auto|scroll/.test(overflowX) && !element.matches('.matrix-scroll')) {
      found.push(`scrolls sideways: ${element.outerHTML.slice(0, 160)}`);
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || parent.closest('.sr, option, .matrix-scroll')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const tell = (what: string, by: Element) =>
      found.push(`${what}: "${node.textContent?.trim().slice(0, 60)}" in ${by.outerHTML.slice(0, 160)}`);
    let isShortened = false;
    for (let box: Element | null = parent; box && box !== root; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') {
        const isTold = box.closest('[title], [aria-label], button, a, [role="treeitem"], [role="option"]');
        if (!isTold && box.scrollWidth > box.clientWidth + 1) tell('shortened and told nowhere', box);
        isShortened = true;
      }
      if (isShortened) continue;
      const outer = box.getBoundingClientRect();
      const isCut = /hidden|clip/.test(style.overflowX) && !within(text, outer, 1);
      const isCutBelow = /hidden|clip/.test(style.overflowY) && isHigh(text, outer);
      if (isCut || isCutBelow) tell('cut off', box);
      if (box.matches('button, a, .tag') && (!within(text, outer, 2) || isHigh(text, outer)))
        tell('runs out', box);
    }
    // A dialog is over the whole page, also the sidebar's.
    const edge = (parent.closest('dialog') ?? root).getBoundingClientRect();
    if (!isShortened && !within(text, edge, 1)) tell('outside', parent);
  }
  return [...new Set(found)];
}
