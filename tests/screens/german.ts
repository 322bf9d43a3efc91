import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { catalogueBuild } from '../e2e/harness/catalogue-build.ts';
import { launchExtension } from '../e2e/harness/launch-extension.ts';
import { poll } from '../e2e/harness/poll.ts';
import { messageOf, readCatalogue } from '../setup/pseudo-locale.ts';
import { keepLooks } from './look.ts';

const GERMAN = readCatalogue('de');
const say = (key: string) => messageOf(GERMAN, key);

/** Keeps the popup and the full page in German, in every look, in a folder. */
export async function takeGerman(controlPlane: ControlPlane, folder: string): Promise<void> {
  const build = catalogueBuild(GERMAN);
  const extension = await launchExtension({ controlPlane, folder: build });
  const settled = (page: Page) =>
    poll('the answers on their way', async () => {
      const refresh = await page.getByRole('button', { name: say('refresh'), exact: true }).count();
      return refresh === 1 && (await page.locator('[aria-busy="true"]').count()) === 0;
    });
  try {
    await extension.signIn(ADMIN_EMAIL);
    const dashboard = await extension.openDashboard('/workspaces/prod-vision');
    const popup = await extension.openPopupPage(dashboard);
    await settled(popup);
    await keepLooks(popup, folder, 'German popup');

    const page = await extension.context.newPage();
    await page.goto(extension.pageUrl(`/manage.html?tab=${await extension.worker.tabOf(dashboard)}`));
    await page.getByRole('tab', { name: say('tab_permissions'), exact: true }).click();
    await settled(page);
    await keepLooks(page, folder, 'German full page');
  } finally {
    await extension.close();
    await rm(build, { recursive: true, force: true });
  }
}
