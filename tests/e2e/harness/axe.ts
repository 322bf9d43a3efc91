import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The accessibility violations of a page, or of one element of it, open shadow roots included; one line each. `rules`:
 * of these of axe's rules; all that it has switched on when left out. Throws when axe found nothing to check at all, since that would look like a
 * perfect page.
 */
export async function axeViolations(page: Page, selector = 'html', rules?: string[]): Promise<string[]> {
  // Half a megabyte of script, once for a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(
    async ([include, values]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { body, documentElement } = document;
      const element = document.querySelector(include);
      // axe knows what lies behind a text only inside of the body; the sidebar is beside it.
      const isBeside = element !== null && !element.contains(body) && !body.contains(element);
      const focused = element?.shadowRoot?.activeElement;
      if (isBeside) body.append(element);
      try {
        // All nodes of what is wrong, one of what is well: to tell of each of those takes longer than to look at it.
        const told: import('axe-core').RunOptions = { resultTypes: ['violations'] };
        return await axe.run(
          { include: [[include]] },
          values ? { ...told, runOnly: { type: 'rule', values } } : told,
        );
      } finally {
        if (isBeside) documentElement.append(element);
        // What is moved loses the focus.
        if (isBeside && focused instanceof HTMLElement) focused.focus();
      }
    },
    [selector, rules] as const,
  );
  const { violations, passes } = results as AxeResults;
  if (passes.length === 0) throw new Error(`axe found nothing to check in ${selector} of ${page.url()}.`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

/** The violations in the light and, of the colours, in the dark: the same elements, so that all else has been looked at. */
export async function violationsInBoth(page: Page, selector = 'html'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await axeViolations(page, selector);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await axeViolations(page, selector, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: null });
  return [...inLight, ...inDark.map((violation) => `in the dark: ${violation}`)];
}
