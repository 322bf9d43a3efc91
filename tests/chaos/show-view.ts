import type { Page } from 'playwright-core';
import { openSidebar } from '../e2e/harness/launch-extension.ts';
import { lookAtView } from './look-at-view.ts';
import type { Where } from './step.ts';
import { closeOldest, type World, within } from './world.ts';

/** Opens a view about a tab, and answers the page that it is in. */
export async function showView(world: World, where: Where, tab: Page): Promise<Page | null> {
  const { extension } = world;
  await closeOldest(world, tab);
  if (where === 'popup') return within(extension.openPopupPage(tab));
  if (where === 'full page') {
    const open = async () => {
      const id = await extension.worker.tabOf(tab);
      const page = await extension.context.newPage();
      await page.goto(extension.pageUrl(`/manage.html?tab=${id}`));
      return page;
    };
    return within(open());
  }
  const isOpen = await within(tab.evaluate(lookAtView, true));
  if (isOpen) return tab;
  await within(tab.bringToFront());
  await within(openSidebar(tab));
  // One that was open before the page was loaded comes back by itself.
  return (await within(tab.evaluate(lookAtView, true))) && tab;
}
