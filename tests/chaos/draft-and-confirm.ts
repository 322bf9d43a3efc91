import type { ChangeKind } from '#lib/changes.ts';
import { SAMPLES } from '../background/changes/samples.ts';
import { applyButton, fillIn, send } from '../e2e/harness/changing.ts';
import { poll } from '../e2e/harness/poll.ts';
import { APPLY } from './act-in-view.ts';
import { writesInCommands } from './confirmed.ts';
import { nothing, type Outcome, said, saidIf } from './outcome.ts';
import type { Step } from './step.ts';
import { viewsOf, type World, within } from './world.ts';

/** Has a change drafted by a page of ours, as a form does; its review opens in a window of its own. */
export async function draft(world: World, kind: ChangeKind): Promise<Outcome> {
  const { extension, drafted, controlPlaneId } = world;
  const { context, controlPlane, pageUrl, worker } = extension;
  if (world.email === null) return nothing('nobody is signed in');
  await within(worker.evaluate((id) => chrome.storage.local.set({ editing: [id] }), controlPlaneId));
  const sample = SAMPLES[kind](controlPlane);
  const from = await context.newPage();
  await within(from.goto(pageUrl('/manage.html')));
  const opened = within(context.waitForEvent('page', { timeout: 4_000 }));
  await within(send(from, { controlPlaneId, type: 'draft', changes: [sample.change] }));
  const page = await opened;
  await within(from.close());
  if (page) drafted.set(page, sample);
  return saidIf(page, `${kind} is reviewed`, `${kind} was not taken`);
}

/** Confirms a change that the run drafted: reads the requests that the view shows, notes them, and presses Apply. */
export async function confirm(world: World, step: Extract<Step, { do: 'confirm' }>): Promise<Outcome> {
  const reviewed = async () =>
    (await viewsOf(world)).find(
      ({ page, look }) =>
        world.drafted.has(page) && look.controls.some(({ name, at }) => at && APPLY.test(name)),
    );
  if (!(await reviewed())) await draft(world, step.kind as ChangeKind);
  const view = await poll('a plan', reviewed, 8_000).catch(() => null);
  if (!view) return nothing('nothing to confirm');
  const { page } = view;
  await within(page.bringToFront());
  const pre = page.locator('.commands pre');
  if ((await pre.count()) === 0) await within(page.locator('.commands summary').click({ timeout: 2_000 }));
  const commands = await within(pre.textContent({ timeout: 3_000 }), 4_000);
  if (!commands) return nothing('the requests are not shown');
  await within(
    fillIn(
      page,
      (await page.locator('input[autocomplete=new-password]').count()) ? 'correct-horse-battery' : undefined,
    ),
  );
  const button = applyButton(page);
  const label = await within(button.textContent({ timeout: 1_000 }));
  if (label === null) return nothing('nothing to confirm any more');
  const writes = writesInCommands(commands);
  world.confirmed.push({ writes });
  if (label.startsWith('Undo')) world.drafted.set(page, null);
  // Whoever is impatient presses twice.
  await within(button.click({ timeout: 2_000, clickCount: step.isTwice ? 2 : 1 }));
  return said(`${label}: ${writes.join(', ')}`);
}
