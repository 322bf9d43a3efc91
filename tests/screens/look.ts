import { join } from 'node:path';
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

/** Keeps a page in every look, in a folder. */
export async function keepLooks(page: Page, folder: string, name: string): Promise<void> {
  const usual = page.viewportSize();
  for (const [lookName, how] of Object.entries(LOOKS)) {
    await look(page, how);
    await page.screenshot({ path: join(folder, `${fileName(name)}-${lookName}.png`) });
    if (usual && how.width) await page.setViewportSize(usual);
  }
}

const fileName = (name: string) => name.replace(/\W+/g, '-').toLowerCase();
