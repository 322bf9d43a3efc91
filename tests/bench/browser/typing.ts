import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { addLargeOrganization } from '../../e2e/harness/large-organization.ts';
import { launchExtension } from '../../e2e/harness/launch-extension.ts';
import { settled, showTab } from '../../e2e/harness/views.ts';
import { watchTasks } from '../../e2e/harness/watch-tasks.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { median, quantile } from './middle.ts';
import { nameFunctions } from './name-functions.ts';

const ROWS = 500;
const TYPED = 'unit 123';
const BAR = 50;

/** From a key press in the popup's search, over so many workspaces, to the end of the next frame. */
export const typing: Part = async ({ runs }) => {
  const extension = await launchExtension({ build: 'chrome-mv3' });
  await nameFunctions(extension.context);
  addLargeOrganization(extension.controlPlane, 'Typing', { seed: 5, people: 1, workspaces: ROWS, teams: 1 });
  await extension.signIn(ADMIN_EMAIL);
  const page = await extension.openPopupPage();
  await showTab(page, 'Workspaces');
  const box = page.getByRole('textbox', { name: /^Search/ });
  const found = page.getByRole('listitem').filter({ hasText: 'Unit 123' });
  // The first search fetches the part that shows it.
  await box.fill(TYPED);
  await found.first().waitFor();
  const took: number[] = [];
  const browser = extension.context.browser();
  if (!browser) throw new Error('Chromium ended.');
  for (let run = 0; run < runs; run += 1) {
    await box.fill('');
    await settled(page);
    const times = page.evaluate(untilFrames, TYPED.length);
    await box.pressSequentially(TYPED, { delay: 60 });
    took.push(...(await times));
    await found.first().waitFor();
  }
  // By the processor, which what else the machine does adds nothing to: all that one run of key presses sets off.
  await box.fill('');
  await settled(page);
  const { tasks } = await watchTasks(browser, page, async () => {
    await box.pressSequentially(TYPED, { delay: 60 });
    await found.first().waitFor();
  });
  const [longest = Number.NaN] = tasks;
  await extension.close();
  printTable(
    `Popup: a key press in the search over ${ROWS} workspaces to the end of the next frame, ${took.length} times, ms of the clock`,
    ['p50', 'p95', 'longest'],
    [{ name: 'key press', cells: [0.5, 0.95, 1].map((share) => number(quantile(took, share), 0)) }],
  );
  return [
    { what: `popup: key press over ${ROWS} rows to the next frame, ms`, value: median(took), bar: BAR },
    {
      what: `popup: longest task of typing over ${ROWS} rows, ms of the processor`,
      value: longest,
      bar: BAR,
    },
  ];
};

/** In the page: ms from so many key presses, each by its own time, to the first task after the frame that follows. */
function untilFrames(count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const took: number[] = [];
    const onInput = ({ timeStamp }: Event) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          took.push(performance.now() - timeStamp);
          if (took.length < count) return;
          removeEventListener('keydown', onInput, true);
          resolve(took);
        };
        port2.postMessage(null);
      });
    addEventListener('keydown', onInput, true);
  });
}
