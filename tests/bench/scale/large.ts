import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_WORKSPACES } from '../../control-plane/seeds/large-seed.ts';
import { type Extension, launchExtension } from '../../e2e/harness/launch-extension.ts';
import { settled, showTab } from '../../e2e/harness/views.ts';
import { watchTasks } from '../../e2e/harness/watch-tasks.ts';
import { PEEK } from '../browser/messages.ts';
import { median } from '../browser/middle.ts';
import { nameFunctions } from '../browser/name-functions.ts';
import type { Part } from '../part.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';

/** ms of the processor: a task of more holds up what a person does. */
const LONG = 50;
const MB = 1_000_000;
/** Browsers give 10 MB; answers may take 4 of them (`cache-limits.ts`). */
const STORAGE_BAR = 8;

/** What an organization of ten thousand costs whoever looks at it: the longest task of each, by the processor. */
export const large: Part = async ({ runs }) => {
  const extension = await launchExtension({ controlPlaneOptions: { seed: 'large' } });
  await nameFunctions(extension.context);
  await extension.signIn(ADMIN_EMAIL);
  const empty = await restarts(extension, runs);
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('/manage.html'));
  await showTab(page, 'Workspaces');
  await showTab(page, 'People');
  await settled(page);
  const longest = {
    'search over everything, a key press': await search(extension, page),
    'scrolling through all people': await scroll(extension, page),
  };
  const full = await restarts(extension, runs);
  const stored = await extension.worker.evaluate(() => chrome.storage.session.getBytesInUse(null), null);
  await extension.close();

  printTable(
    `${LARGE_MEMBERS} members, ${LARGE_WORKSPACES} workspaces: longest tasks, ms of the processor`,
    ['longest', 'second'],
    Object.entries(longest).map(([name, [first = 0, second = 0]]) => ({
      name,
      cells: [number(first, 0), number(second, 0)],
    })),
  );
  printTable(
    'The same: what is kept, and a stopped worker’s first reply',
    ['MB', 'ms empty', 'ms full'],
    [
      {
        name: 'storage.session',
        cells: [number(stored / MB, 2), number(median(empty), 1), number(median(full), 1)],
      },
    ],
  );
  return [
    ...Object.entries(longest).map(
      ([name, [first = Number.NaN]]): Verdict => ({ what: `large: ${name}, ms`, value: first, bar: LONG }),
    ),
    { what: 'large: kept in storage.session, MB', value: stored / MB, bar: STORAGE_BAR },
    { what: 'large: first reply with a full cache / empty', value: median(full) / median(empty), bar: 2 },
  ];
};

/** Every key press, and the list that follows it. */
async function search(extension: Extension, page: Page): Promise<number[]> {
  const box = page.getByRole('textbox', { name: /^Search/ });
  await box.click();
  const tasks = await tasksOf(extension, page, async () => {
    await box.pressSequentially('ada okafor', { delay: 50 });
    await page.getByRole('list', { name: 'People' }).getByRole('listitem').first().waitFor();
  });
  await box.fill('');
  await settled(page);
  return tasks;
}

/** From one end to the other, a screen at a time. */
async function scroll(extension: Extension, page: Page): Promise<number[]> {
  await showTab(page, 'People');
  return tasksOf(extension, page, () =>
    page.evaluate(async () => {
      const scroller = document.querySelector('[data-scroll]');
      if (!scroller) throw new Error('Nothing scrolls.');
      for (let top = 0; top < scroller.scrollHeight; top += Math.max(1_000, scroller.scrollHeight / 200)) {
        scroller.scrollTop = top;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }),
  );
}

async function tasksOf({ context }: Extension, page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const browser = context.browser();
  if (!browser) throw new Error('Chromium ended.');
  const { tasks } = await watchTasks(browser, page, async () => void (await work()));
  return tasks;
}

/** A stopped worker's first replies, ms of the clock. */
async function restarts({ context, pageUrl, worker }: Extension, runs: number): Promise<number[]> {
  const page = await context.newPage();
  await page.goto(pageUrl('/welcome.html'));
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await worker.stop();
    took.push(
      await page.evaluate(async (message) => {
        const versioned = { ...message, version: chrome.runtime.getManifest().version };
        const begin = performance.now();
        await chrome.runtime.sendMessage(versioned);
        return performance.now() - begin;
      }, PEEK),
    );
  }
  await page.close();
  return took;
}
