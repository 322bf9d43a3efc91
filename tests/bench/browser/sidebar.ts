import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import {
  type Extension,
  launchExtension,
  openSidebar,
  sidebarOf,
} from '../../e2e/harness/launch-extension.ts';
import { settled } from '../../e2e/harness/views.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { median, quantile } from './middle.ts';
import { nameFunctions } from './name-functions.ts';

/** What the workspace's page says of itself in the sidebar, out of the cache. */
const DATA = 'Vision production';

/** From the click on the launcher to what is known of the page, as the person sees it: in the frame that shows it. */
export const sidebar: Part = async ({ runs }) => {
  const extension = await launchExtension();
  await nameFunctions(extension.context);
  await extension.signIn(ADMIN_EMAIL);
  const first = await extension.openDashboard('/workspaces/prod-vision/projects');
  await settled(await openSidebar(first));
  const ways = {
    'worker running, first time in a page': (page: Page) => clickToContent(page),
    'worker stopped, first time in a page': async (page: Page) => {
      await extension.worker.stop();
      return clickToContent(page);
    },
    'opened again in the same page': async (page: Page) => {
      await clickToContent(page);
      await sidebarOf(page).getByRole('button', { name: 'Close sidebar' }).click();
      await sidebarOf(page).waitFor({ state: 'hidden' });
      return clickToContent(page);
    },
  };
  const found = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [name, way] of Object.entries(ways))
      found.set(name, [...(found.get(name) ?? []), await once(extension, way)]);
  }
  await extension.close();
  printTable(
    `Sidebar: click to cached content, ${runs} times in turns, ms of the clock`,
    ['p50', 'p95'],
    [...found].map(([name, values]) => ({
      name,
      cells: [number(median(values), 0), number(quantile(values, 0.95), 0)],
    })),
  );
  const [running = []] = found.values();
  return [{ what: 'sidebar: click to cached content, ms', value: median(running), bar: 150 }];
};

async function once({ openDashboard, worker }: Extension, way: (page: Page) => Promise<number>) {
  // Left open by the turn before, it would come back by itself.
  await worker.evaluate(() => chrome.storage.local.remove('sidebar-open'), null);
  const page = await openDashboard('/workspaces/prod-vision/projects');
  await launcher(page).waitFor();
  const took = await way(page);
  await page.close();
  return took;
}

const launcher = (page: Page) =>
  page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' });

/** A trusted click, and the first frame in which the text is in the sidebar, told by the page's own clock. */
async function clickToContent(page: Page): Promise<number> {
  const waited = page.evaluate(untilContent, DATA);
  await launcher(page).click();
  return waited;
}

/** In the page; the shadow root is open in the build for tests only. */
function untilContent(text: string): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          const root = document.querySelector('zenml-sidecar')?.shadowRoot;
          if (root?.textContent?.includes(text)) resolve(performance.now() - timeStamp);
          else requestAnimationFrame(look);
        };
        look();
      },
      { once: true, capture: true },
    );
  });
}
