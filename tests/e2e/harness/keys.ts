import type { Locator, Page } from 'playwright-core';

/** How often one goes on with a key before what one looks for counts as out of its reach. */
const MOST = 80;

/** Goes on with a key, as a person without a mouse does, until something has the focus. It has to be there already. */
export async function keysTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST; presses += 1) {
    const hasFocus = await target.evaluate(
      (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    );
    if (hasFocus) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${target}.`);
}

/** Goes to something by a key, and presses it. */
export async function pressByKeys(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await keysTo(page, target, key);
  await page.keyboard.press('Enter');
}
