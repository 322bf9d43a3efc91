import type { Locator } from 'playwright-core';

interface Beginnings {
  /** Texts whose beginning is cut off, or that begin somewhere else than the lines around them do. */
  wrong: string[];
  /** How many texts ran against the way of the view: too long for their place, and short enough for it. */
  long: number;
  short: number;
}

/** Where the lines that may be shortened begin, in a view that runs from right to left. */
export const beginnings = (view: Locator): Promise<Beginnings> => view.evaluate(beginningsIn);

/** In the page, of our own root. */
function beginningsIn(root: Element): Beginnings {
  const found: Beginnings = { wrong: [], long: 0, short: 0 };
  for (const box of root.querySelectorAll('span')) {
    const style = getComputedStyle(box);
    if (style.textOverflow !== 'ellipsis' || style.overflowX === 'visible') continue;
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let node = texts.nextNode();
    const letterIn = (text: Node) => (text.textContent ?? '').search(/[\p{L}\p{N}]/u);
    while (node && (letterIn(node) < 0 || node.parentElement?.closest('.sr'))) node = texts.nextNode();
    if (!node) continue;
    const first = document.createRange();
    first.setStart(node, letterIn(node));
    first.setEnd(node, first.startOffset + 1);
    const letter = first.getBoundingClientRect();
    const all = document.createRange();
    all.selectNodeContents(node);
    const edge = box.getBoundingClientRect();
    const isLong = box.scrollWidth > box.clientWidth + 1;
    if (style.direction === 'ltr') found[isLong ? 'long' : 'short'] += 1;
    const isSeen = letter.width > 0 && letter.left >= edge.left - 1 && letter.right <= edge.right + 1;
    const isAtStart = isLong || Math.abs(all.getBoundingClientRect().right - edge.right) <= 1;
    if (!isSeen || !isAtStart) found.wrong.push(box.outerHTML.slice(0, 160));
  }
  return found;
}
