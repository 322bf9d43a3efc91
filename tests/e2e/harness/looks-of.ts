import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page of ours looks, found in the page itself, shadow roots of the test build included. The functions
 * run in the page, so that each stands alone. Each answers one line for each thing that is wrong.
 */

/** What has to be scrolled sideways. Tables and code that scroll in themselves are what WCAG 1.4.10 lets be wide. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('zenml-sidecar')?.shadowRoot ?? document;
    const parts = [...root.querySelectorAll('.app, .app *')].filter((part) => {
      const { overflowX, position, clipPath } = getComputedStyle(part);
      const mayScroll = part.closest('.matrix-scroll, pre, textarea, input, .sr') !== null;
      if (mayScroll || position === 'absolute' || clipPath !== 'none') return false;
      return overflowX !== 'visible' && overflowX !== 'hidden' && part.scrollWidth > part.clientWidth;
    });
    const page = document.scrollingElement;
    const told = parts.map((part) => `${part.className}: ${part.scrollWidth} > ${part.clientWidth}`);
    if (page && page.scrollWidth > page.clientWidth)
      told.push(`page: ${page.scrollWidth} > ${page.clientWidth}`);
    return told;
  });

/** Targets smaller than 24 x 24 px that are not saved by the room around them (WCAG 2.5.8), or by standing in a sentence. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('zenml-sidecar')?.shadowRoot ?? document;
    const pressed =
      'button, a[href], input, select, textarea, summary, [role=gridcell], [role=treeitem], [role=option]';
    const targets = [...root.querySelectorAll<HTMLElement>(pressed)].filter((target) =>
      target.checkVisibility(),
    );
    const boxOf = (target: HTMLElement) => {
      const label = target instanceof HTMLInputElement ? target.labels?.[0] : null;
      return (label ?? target).getBoundingClientRect();
    };
    const boxes = targets.map((target) => ({ target, box: boxOf(target) }));
    const isSmall = ({ width, height }: DOMRect) => width < 23.5 || height < 23.5;
    return boxes
      .filter(({ target, box }) => {
        if (!isSmall(box) || box.width === 0 || target.closest('.sr')) return false;
        if (getComputedStyle(target).display === 'inline' && target.closest('p, li, dd')) return false;
        const x = box.x + box.width / 2;
        const y = box.y + box.height / 2;
        const isNear = (other: DOMRect) =>
          Math.hypot(
            Math.max(other.left - x, 0, x - other.right),
            Math.max(other.top - y, 0, y - other.bottom),
          ) < 12;
        return boxes.some((other) => other.target !== target && isNear(other.box));
      })
      .map(({ target, box }) => `${target.outerHTML.slice(0, 80)}: ${box.width} x ${box.height}`);
  });

/** Goes through a page with Tab, at most `most` steps, and answers where the focus cannot be seen, and how often it was. */
export async function walkFocus(page: Page, most = 60): Promise<{ unseen: string[]; seen: number }> {
  const unseen: string[] = [];
  let seen = 0;
  await page.evaluate(() => document.querySelector<HTMLElement>('button, a[href], input')?.focus());
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const told = await page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || focused === document.body) return null;
      const isOutlined = (element: Element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      };
      // A field may leave it to the frame that it is in.
      const frame = focused.closest('.search');
      const is = isOutlined(focused) || (frame !== null && isOutlined(frame));
      return { is, what: focused.outerHTML.slice(0, 100) };
    });
    if (!told) break;
    if (told.is) seen += 1;
    else unseen.push(told.what);
  }
  return { unseen, seen };
}

/** What moves, or would when it changes. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('zenml-sidecar')?.shadowRoot ?? document;
    const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0);
    return [...root.querySelectorAll('.app, .app *')].flatMap((element) =>
      [undefined, '::before', '::after']
        .map((pseudo) => getComputedStyle(element, pseudo))
        .filter(
          (style) =>
            lasts(style.transitionDuration) ||
            (style.animationName !== 'none' && lasts(style.animationDuration)),
        )
        .map(() => element.outerHTML.slice(0, 80)),
    );
  });
