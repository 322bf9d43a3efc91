import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_WORKSPACES } from '../../control-plane/seeds/large-seed.ts';
import { type Extension, launchExtension } from '../../e2e/harness/launch-extension.ts';
import { settled, showTab } from '../../e2e/harness/views.ts';
import { watchTasks } from '../../e2e/harness/watch-tasks.ts';
import { nameFunctions } from '../browser/name-functions.ts';
import type { Part } from '../part.ts';
import type { Verdict } from '../queue/bars.ts';
import { number, printTable } from '../queue/table.ts';
import { fullCache } from './full-cache.ts';

/** ms of the processor: a task of more holds up what a person does. */
const LONG = 50;

/** What an organization of ten thousand costs whoever looks at it: the longest task of each, by the processor. */
export const large: Part = async ({ runs }) => {
  const extension = await launchExtension({ controlPlaneOptions: { seed: 'large' } });
  await nameFunctions(extension.context);
  await extension.signIn(ADMIN_EMAIL);
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('/manage.html'));
  await showTab(page, 'Workspaces');
  await showTab(page, 'People');
  await settled(page);
  const longest = {
    'search over everything, a key press': await search(extension, page),
    'scrolling through all people': await scroll(extension, page),
  };

  printTable(
    `${LARGE_MEMBERS} members, ${LARGE_WORKSPACES} workspaces: longest tasks, ms of the processor`,
    ['longest', 'second'],
    Object.entries(longest).map(([name, [first = 0, second = 0]]) => ({
      name,
      cells: [number(first, 0), number(second, 0)],
    })),
  );
  await page.close();
  const cached = await fullCache(extension, runs);
  await extension.close();
  return [
    ...Object.entries(longest).map(
      ([name, [first = Number.NaN]]): Verdict => ({ what: `large: ${name}, ms`, value: first, bar: LONG }),
    ),
    ...cached,
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
