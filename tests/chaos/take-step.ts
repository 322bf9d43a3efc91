import type { Page } from 'playwright-core';
import type { ChangeKind } from '#lib/changes.ts';
import { SAMPLES } from '../background/changes/samples.ts';
import { applyButton, fillIn, send } from '../e2e/harness/changing.ts';
import { DASHBOARD, openSidebar } from '../e2e/harness/launch-extension.ts';
import { poll } from '../e2e/harness/poll.ts';
import type { CheckedPlace } from './checked-place.ts';
import { strangersIn, wrongVerdicts } from './checks.ts';
import { writesInCommands } from './confirmed.ts';
import { type Control, type Look, lookAtView } from './look-at-view.ts';
import type { Step, Where } from './step.ts';
import { closeOldest, enter, leave, tabsOf, viewsOf, type World, within } from './world.ts';

/** What came of a step, in a few words, and what it found that is wrong. */
export interface Outcome {
  what: string;
  wrong: string[];
}

const said = (what: string): Outcome => ({ what, wrong: [] });
/** Never pressed at random: confirming is a step of its own, and other hosts lead nowhere here. */
const NEVER = /^(Apply|Undo) \d+ changes?$|ZenML’s documentation|^Sign in/;
const APPLY = /^(Apply|Undo) \d+ changes?$/;

/** Takes a step; one that has nothing to act on, or that comes too late, does nothing and says so. */
export async function takeStep(world: World, step: Step, places: readonly CheckedPlace[]): Promise<Outcome> {
  const { extension } = world;
  const { controlPlane, context, worker } = extension;
  switch (step.do) {
    case 'open':
      await closeOldest(world);
      return said((await within(extension.openDashboard(step.path))) ? 'opened' : 'not loaded');
    case 'go':
    case 'back':
    case 'reload':
    case 'close':
    case 'menu':
    case 'show':
    case 'real popup':
    case 'check':
      return atTab(world, step, places);
    case 'click':
    case 'type':
    case 'key':
      return inView(world, step);
    case 'fault':
      controlPlane.setFault(step.faults);
      return said('set');
    case 'limit':
      controlPlane.setRateLimit(step.limit);
      return said('set');
    case 'stop worker':
      return said((await within(worker.stop().then(() => true))) ? 'stopped' : 'not stopped');
    case 'sign out':
      leave(world);
      await context.clearCookies();
      return said('signed out');
    case 'expire sessions':
      leave(world);
      controlPlane.expireSessions();
      return said('expired');
    case 'sign in':
      await enter(world, step.email);
      return said(world.email ? 'signed in' : 'signs in soon');
    case 'grant':
      return said(world.grants.toggle(step.email));
    case 'draft':
      return draft(world, step.kind as ChangeKind);
    case 'confirm':
      return confirm(world, step);
    default:
      return said('nothing');
  }
}

type TabStep = Extract<Step, { tab: number }>;

async function atTab(world: World, step: TabStep, places: readonly CheckedPlace[]): Promise<Outcome> {
  const tabs = tabsOf(world);
  const page =
    tabs[step.tab % Math.max(1, tabs.length)] ?? (await within(world.extension.openDashboard('/')));
  if (!page) return said('no tab');
  switch (step.do) {
    case 'go':
      return said((await within(page.goto(`${DASHBOARD}${step.path}`))) ? 'gone' : 'not loaded');
    case 'back':
      return said((await within(page.goBack({ waitUntil: 'commit' }))) ? 'gone back' : 'no way back');
    case 'reload':
      return said((await within(page.reload())) ? 'reloaded' : 'not loaded');
    case 'close':
      await within(page.close());
      return said('closed');
    case 'menu': {
      const click = {
        menuItemId: step.item,
        pageUrl: page.url(),
        ...(step.selection && { selectionText: step.selection }),
      };
      return said(
        (await within(world.extension.worker.clickMenu(click, page).then(() => true)))
          ? 'chosen'
          : 'not chosen',
      );
    }
    case 'show':
      return said((await show(world, step.where, page)) ? 'shown' : 'not shown');
    case 'real popup':
      return realPopup(world, page, step.press);
    case 'check':
      return check(world, step, page, places);
  }
}

/** Opens a view about a tab, and answers the page that it is in. */
async function show(world: World, where: Where, tab: Page): Promise<Page | null> {
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
  return (await within(openSidebar(tab))) && tab;
}

async function realPopup(world: World, tab: Page, key: string): Promise<Outcome> {
  const { openRealPopup } = world.extension;
  const popup = await within(openRealPopup(tab));
  if (!popup) return said('no popup');
  await within(popup.press(key as 'Enter'));
  const text = (await within(popup.text())) ?? '';
  await within(popup.press('Escape'));
  const account = /Signed in as (.+)/.exec(text)?.[1] ?? null;
  return { what: `popup of ${account ?? 'nobody'}`, wrong: strangersIn(world, { account, text } as Look) };
}

/** Goes to a page of the dashboard, opens a view about it afresh, and compares the verdicts in it with the rules. */
async function check(
  world: World,
  { where, path }: Extract<Step, { do: 'check' }>,
  tab: Page,
  places: readonly CheckedPlace[],
): Promise<Outcome> {
  const place = places.find((one) => one.path === path);
  if (!place || !(await within(tab.goto(`${DASHBOARD}${path}`)))) return said('not loaded');
  const page = await show(world, where, tab);
  if (!page) return said('not shown');
  const isSidebar = where === 'sidebar';
  const before = world.compared;
  // Whoever is signed out is told no verdict.
  const end = performance.now() + (world.email === null ? 500 : 6_000);
  const wrong = new Set<string>();
  let look: Look | null = null;
  while (performance.now() < end && wrong.size === 0) {
    look = await within(page.evaluate(lookAtView, isSidebar));
    const tabControl = look?.controls.find(({ role, name }) => role === 'tab' && name === 'Permissions');
    if (tabControl?.at && look?.verdicts.length === 0) await press(page, tabControl);
    if (look) for (const what of wrongVerdicts(world, place, look)) wrong.add(what);
    if (look && !look.isBusy && (look.verdicts.length > 0 || look.alerts.length > 0)) break;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return {
    what: `${world.compared - before} verdicts compared, as ${look?.account ?? 'nobody'}${look?.alerts.length ? `, told: ${look.alerts[0]}` : ''}`,
    wrong: [...wrong],
  };
}

async function press(page: Page, { at }: Control): Promise<void> {
  if (!at) return;
  await within(page.bringToFront());
  await within(page.mouse.click(at.x, at.y));
}

async function inView(world: World, step: Extract<Step, { do: 'click' | 'type' | 'key' }>): Promise<Outcome> {
  const views = await viewsOf(world);
  const view = views[step.view % Math.max(1, views.length)];
  if (!view) return said('no view');
  const { page, look, where } = view;
  if (step.do === 'key') {
    // Enter where Apply has the focus would confirm.
    if (look.controls.some(({ name }) => APPLY.test(name))) return said('not beside Apply');
    await within(page.bringToFront());
    await within(page.keyboard.press(step.key));
    return said(`pressed in ${where}`);
  }
  if (step.do === 'type') {
    const field = look.controls.find(({ role, at }) => role === 'input' && at);
    if (!field) return said('no field');
    await press(page, field);
    await within(page.keyboard.insertText(step.text));
    return said(`typed in ${where}`);
  }
  const controls = look.controls.filter(({ name, at }) => at && !NEVER.test(name));
  const control = step.name
    ? controls.find(({ name }) => name === step.name)
    : controls[step.control % Math.max(1, controls.length)];
  if (!control) return said('nothing to press');
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
      return said(`out of reach: ${control.name}`);
    await press(page, there);
  } else await press(page, control);
  return said(`${control.role} “${control.name.slice(0, 60)}” in ${where}`);
}

/** Has a change drafted by a page of ours, as a form does; its review opens in a window of its own. */
async function draft(world: World, kind: ChangeKind): Promise<Outcome> {
  const { extension, drafted } = world;
  const { context, controlPlane, pageUrl, worker } = extension;
  if (world.email === null) return said('nobody is signed in');
  await within(worker.evaluate(() => chrome.storage.local.set({ editing: ['zenml-cloud'] }), null));
  const sample = SAMPLES[kind](controlPlane);
  const from = await context.newPage();
  await within(from.goto(pageUrl('/manage.html')));
  const opened = within(context.waitForEvent('page', { timeout: 4_000 }));
  await within(send(from, { type: 'draft', changes: [sample.change] }));
  const page = await opened;
  await within(from.close());
  if (page) drafted.set(page, sample);
  return said(page ? `${kind} is reviewed` : `${kind} was not taken`);
}

/** Confirms a change that the run drafted: reads the requests that the view shows, notes them, and presses Apply. */
async function confirm(world: World, step: Extract<Step, { do: 'confirm' }>): Promise<Outcome> {
  const reviewed = async () =>
    (await viewsOf(world)).find(
      ({ page, look }) =>
        world.drafted.has(page) && look.controls.some(({ name, at }) => at && APPLY.test(name)),
    );
  if (!(await reviewed())) await draft(world, step.kind as ChangeKind);
  const view = await poll('a plan', reviewed, 8_000).catch(() => null);
  if (!view) return said('nothing to confirm');
  const { page } = view;
  await within(page.bringToFront());
  const pre = page.locator('.commands pre');
  if ((await pre.count()) === 0) await within(page.locator('.commands summary').click({ timeout: 2_000 }));
  const commands = await within(pre.textContent({ timeout: 3_000 }), 4_000);
  if (!commands) return said('the requests are not shown');
  await within(
    fillIn(
      page,
      (await page.locator('input[autocomplete=new-password]').count()) ? 'correct-horse-battery' : undefined,
    ),
  );
  const button = applyButton(page);
  const label = await within(button.textContent({ timeout: 1_000 }));
  if (label === null) return said('nothing to confirm any more');
  const writes = writesInCommands(commands);
  world.confirmed.push({ writes });
  if (label.startsWith('Undo')) world.drafted.set(page, null);
  // Whoever is impatient presses twice.
  await within(button.click({ timeout: 2_000, clickCount: step.isTwice ? 2 : 1 }));
  return said(`${label}: ${writes.join(', ')}`);
}
