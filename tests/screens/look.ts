import type { Page } from 'playwright-core';

export interface Look {
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  width?: number;
}

/** How each state is looked at. */
export const LOOKS: Record<string, Look> = {
  light: {},
  dark: { colorScheme: 'dark' },
  narrow: { width: 320 },
  'forced-colors': { forcedColors: 'active' },
  'forced-colors-dark': { forcedColors: 'active', colorScheme: 'dark' },
};

/** Has a page look so. What is left out is as usual. */
export async function look(page: Page, { width, colorScheme, forcedColors }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: colorScheme ?? 'light', forcedColors: forcedColors ?? 'none' });
  if (width) await page.setViewportSize({ width, height: page.viewportSize()?.height ?? 800 });
}
