import type { Page } from 'playwright-core';
import type { Extension } from './launch-extension.ts';
import { poll } from './poll.ts';

const EMPTY = 'nothing was copied';

/** Puts something else into the clipboard, so that what is pasted later was copied later. */
export async function clearClipboard({ context }: Extension): Promise<void> {
  const page = await context.newPage();
  await page.setContent(`<textarea>${EMPTY}</textarea>`);
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await page.close();
}

/**
 * What somebody who presses Ctrl+V gets, once it is something new. Reading the clipboard by script would need a
 * permission, and granting one to a page denies it all others.
 */
export async function pasted({ context }: Extension, copiedFrom: Page): Promise<string> {
  return poll('something copied', async () => {
    const page = await context.newPage();
    await page.setContent('<textarea></textarea>');
    await page.locator('textarea').focus();
    await page.keyboard.press('Control+V');
    const text = await page.locator('textarea').inputValue();
    await page.close();
    await copiedFrom.bringToFront();
    return text !== EMPTY && text;
  });
}
