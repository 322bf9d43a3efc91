import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Bidi } from './bidi.ts';
import type { Page } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A view of its own in a page of another; what it holds is looked at, and not that page. */
export type Within = 'zenml-sidecar' | null;

/** What a person presses, by the rules of HTML. */
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * axe's violations, one line each, in a page or in what the extension put into it. axe is evaluated by the browser's own
 * tools, since the policy of our pages lets no text become a script.
 */
export async function axeViolations(bidi: Bidi, page: Page, within: Within = null): Promise<string[]> {
  await bidi.send('script.evaluate', {
    expression: `${AXE};0`,
    target: { context: page.context },
    awaitPromise: false,
  });
  const { found, passes } = await page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations, passes } = await axe.run(within ?? document);
    return {
      found: violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`),
      passes: passes.length,
    };
  }, within);
  expect(passes).toBeGreaterThan(5);
  return found;
}

const TAB = ['keyDown', 'keyUp'].map((type) => ({ type, value: '\uE004' }));
/** Firefox stops at regions that scroll, too. So many of them a view may have. */
const REGIONS = 5;

/** Goes once through a view with Tab; answers what can be reached and what was, each by its place in the document. */
export async function walk(bidi: Bidi, page: Page, within: Within = null) {
  const wanted = await page.evaluate(
    ({ within, stops }) => {
      const root = within ? document.querySelector(within)?.shadowRoot : document;
      if (!root) throw new Error(`There is no ${within}.`);
      const all = [...root.querySelectorAll<HTMLElement>(stops)];
      const shown = all.filter(
        (one) => one.checkVisibility() && !one.matches(':disabled') && one.tabIndex >= 0,
      );
      // Of a group of radio buttons Tab reaches the one that is chosen.
      const reachable = shown.filter((one) => !one.matches('input[type=radio]:not(:checked)'));
      for (const [at, one] of reachable.entries()) one.setAttribute('data-stop', String(at));
      // From the start, wherever the focus was.
      const [first] = reachable;
      first?.focus();
      return reachable.map((_, at) => at);
    },
    { within, stops: STOPS },
  );
  const focused = () =>
    page.evaluate((within) => {
      const root = within ? document.querySelector(within)?.shadowRoot : document;
      return Number(root?.activeElement?.getAttribute('data-stop') ?? -1);
    }, within);
  const reached = [await focused()];
  for (let tabs = 1; tabs < wanted.length + REGIONS && reached.length < wanted.length; tabs += 1) {
    await bidi.send('input.performActions', {
      context: page.context,
      actions: [{ type: 'key', id: 'keys', actions: TAB }],
    });
    const stop = await focused();
    if (stop >= 0) reached.push(stop);
  }
  return { wanted, reached };
}
