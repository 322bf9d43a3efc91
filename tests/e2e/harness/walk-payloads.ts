import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DASHBOARD } from './launch-extension.ts';
import { NOT_READ } from './payload-seed.ts';
import { seenAs } from './payloads.ts';

/** Each page of the context keeps a list of what payloads ran in it. */
export function watchPayloads(): void {
  const ran: unknown[] = [];
  Object.assign(globalThis, { ran, RAN: (which: unknown) => ran.push(which) });
}

/**
 * Scrolls through all that the open view shows: its text as it is painted, what its fields and lists to choose from hold,
 * and the elements in it that none of our views makes.
 */
const walk = (page: Page, isSidebar: boolean) =>
  page.evaluate(
    async ({ isSidebar, dashboard }) => {
      const root = isSidebar
        ? document.querySelector('zenml-sidecar')?.shadowRoot?.querySelector<HTMLElement>('#app')
        : document.body;
      if (!root) throw new Error('no view');
      const odd = new Set<string>();
      let text = '';
      const look = () => {
        text += `\n${root.innerText}`;
        for (const option of root.querySelectorAll('option')) text += `\n${option.label}`;
        for (const group of root.querySelectorAll('optgroup')) text += `\n${group.label}`;
        for (const input of root.querySelectorAll<HTMLInputElement>('input, textarea'))
          text += `\n${input.value}`;
        for (const element of root.querySelectorAll('*')) {
          const isOurs = element.matches('body > script[src], script[type=module]');
          if (
            !isOurs &&
            /^(img|script|iframe|object|embed|base|meta|link|style|template|video|source|animate|math|mtext|noscript|body|title)$/i.test(
              element.localName,
            )
          )
            odd.add(element.outerHTML.slice(0, 100));
          for (const { name, value } of element.attributes) {
            if (/^on|^srcdoc$|^action$|^formaction$|^src$|^xlink|^autofocus$/.test(name) && !isOurs)
              odd.add(`${name}=${value}`);
            if (name === 'href' && !value.startsWith(`${dashboard}/`) && !/^(#|\/)[^/]/.test(value))
              odd.add(`href=${value}`);
            if (name === 'style' && /url|expression|@import/i.test(value)) odd.add(`style=${value}`);
          }
        }
      };
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      look();
      const own = isSidebar ? null : document.scrollingElement;
      const boxes = [own, ...root.querySelectorAll('*')].filter(
        (element) =>
          element !== null && element.scrollHeight > element.clientHeight + 40 && element.clientHeight > 60,
      );
      for (const box of boxes) {
        for (let top = 0; box && top < box.scrollHeight; top += Math.max(60, box.clientHeight - 60)) {
          box.scrollTop = top;
          await frame();
          look();
        }
      }
      return { text, odd: [...odd], ran: (globalThis as { ran?: unknown[] }).ran ?? ['not watched'] };
    },
    { isSidebar, dashboard: DASHBOARD },
  );

/** Walks through what is open: nothing of a payload ran or became an element, and each of these texts is painted, letter by letter. */
export async function expectText(
  { page, isSidebar }: { page: Page; isSidebar: boolean },
  where: string,
  ...texts: readonly (readonly string[])[]
): Promise<void> {
  // A tab in the background paints once a second.
  await page.bringToFront();
  const { text, odd, ran } = await walk(page, isSidebar);
  expect(ran, where).toEqual([]);
  expect(odd, where).toEqual([]);
  const seen = seenAs(text);
  expect(seen.includes(NOT_READ), where).toBe(false);
  expect(
    texts.flat().filter((one) => !seen.includes(seenAs(one))),
    where,
  ).toEqual([]);
}
