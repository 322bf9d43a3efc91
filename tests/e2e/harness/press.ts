import type { Locator } from 'playwright-core';

/** Presses something in a tab that is not in front, where a real click would wait for the tab to be drawn. */
export const press = (target: Locator): Promise<void> => target.dispatchEvent('click');
