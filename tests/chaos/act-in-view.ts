import type { Page } from 'playwright-core';
import { type Control, lookAtView } from './look-at-view.ts';
import { nothing, type Outcome, said } from './outcome.ts';
import type { Step } from './step.ts';
import { viewsOf, type World, within } from './world.ts';

/** The one button that confirms a change. */
export const APPLY = /^(Apply|Undo) \d+ changes?$/;
/** Never pressed at random: confirming is a step of its own, and other hosts lead nowhere here. */
const NEVER = /^(Apply|Undo) \d+ changes?$|ZenML’s documentation|^Sign in/;

/** In the options neither, where it takes away what the run stands on, or has the browser ask. */
const NEVER_THERE = /^(Erase|Remove|Add|Change|Open|Give|Grant|Allow)/;

/** A real click in the middle of a control. */
export async function press(page: Page, { at }: Control): Promise<void> {
  if (!at) return;
  await within(page.bringToFront());
  await within(page.mouse.click(at.x, at.y));
}

/** A click, a key or some text in one of the open views. */
export async function actInView(
  world: World,
  step: Extract<Step, { do: 'click' | 'type' | 'key' }>,
): Promise<Outcome> {
  const views = await viewsOf(world);
  const view = views[step.view % Math.max(1, views.length)];
  if (!view) return nothing('no view');
  const { page, look, where } = view;
  if (step.do === 'key') {
    // Enter where Apply has the focus would confirm.
    if (look.controls.some(({ name }) => APPLY.test(name))) return nothing('not beside Apply');
    if (where === 'options' && step.key === 'Enter') return nothing('not in the options');
    await within(page.bringToFront());
    await within(page.keyboard.press(step.key));
    return said(`pressed in ${where}`);
  }
  if (step.do === 'type') {
    const field = look.controls.find(({ role, at }) => role === 'input' && at);
    if (!field) return nothing('no field');
    await press(page, field);
    await within(page.keyboard.insertText(step.text));
    return said(`typed in ${where}`);
  }
  const controls = look.controls.filter(
    ({ name, at }) => at && !NEVER.test(name) && !(where === 'options' && NEVER_THERE.test(name)),
  );
  const control = step.name
    ? controls.find(({ name }) => name === step.name)
    : controls[step.control % Math.max(1, controls.length)];
  if (!control) return nothing('nothing to press');
  // Taken again, it is told by its name.
  step.name = control.name;
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  // Whoever wants to press something that is not on screen scrolls to it.
  const over = (control.at?.y ?? 0) - size.height + 20;
  if (over > 0 || (control.at?.y ?? 0) < 0) {
    await within(page.bringToFront());
    await within(page.mouse.move(size.width - 60, size.height / 2));
    await within(page.mouse.wheel(0, over > 0 ? over + 100 : (control.at?.y ?? 0) - 100));
    const again = await within(page.evaluate(lookAtView, where === 'sidebar'));
    const there = again?.controls.find(({ name, role }) => name === control.name && role === control.role);
    if (!there?.at || there.at.y < 0 || there.at.y > size.height)
      return nothing(`out of reach: ${control.name}`);
    await press(page, there);
  } else await press(page, control);
  return said(`${control.role} “${control.name.slice(0, 60)}” in ${where}`);
}
