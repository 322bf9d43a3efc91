import type { Page } from 'playwright-core';
import type { ChangeKind } from '#lib/changes.ts';
import { actInView } from './act-in-view.ts';
import { checkPlace } from './check-place.ts';
import type { CheckedPlace } from './checked-place.ts';
import { strangersIn } from './checks.ts';
import { confirm, draft } from './draft-and-confirm.ts';
import { goBack } from './go-back.ts';
import { nothing, type Outcome, said, saidIf } from './outcome.ts';
import { seeNobody } from './see-nobody.ts';
import { showView } from './show-view.ts';
import type { Step } from './step.ts';
import {
  closeOldest,
  enter,
  forgetSession,
  goOffline,
  leave,
  openOptions,
  tabsOf,
  type World,
  within,
} from './world.ts';

/** Takes a step; one that has nothing to act on, or that comes too late, does nothing and says so. */
export async function takeStep(world: World, step: Step, places: readonly CheckedPlace[]): Promise<Outcome> {
  const { extension } = world;
  const { controlPlane, worker } = extension;
  switch (step.do) {
    case 'open':
      await closeOldest(world);
      return saidIf(await within(extension.openDashboard(step.path)), 'opened', 'not loaded');
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
      return actInView(world, step);
    case 'fault':
      controlPlane.setFault(step.faults);
      return said('set');
    case 'limit':
      controlPlane.setRateLimit(step.limit);
      return said('set');
    case 'stop worker':
      return saidIf(await within(worker.stop().then(() => true)), 'stopped', 'not stopped');
    case 'offline':
      await goOffline(world, step.is);
      return said(step.is ? 'offline' : 'online');
    case 'options':
      return saidIf(await within(openOptions(world, step.section)), 'opened', 'not opened');
    case 'sign out': {
      const { email } = world;
      leave(world);
      await forgetSession(world);
      return saidIf(email, 'signed out', 'nobody is signed in');
    }
    case 'expire sessions':
      leave(world);
      controlPlane.expireSessions();
      return said('expired');
    case 'sign in':
      await enter(world, step.email);
      return said(world.email ? 'signed in' : 'signs in soon');
    case 'see nobody':
      return seeNobody(world);
    case 'grant':
      return said(world.grants.toggle(step.email));
    case 'clock':
      return saidIf(
        await within(setClock(world, step.hours), 15_000),
        `the browser's clock is ${step.hours} h ahead`,
        'the clock cannot be set',
      );
    case 'draft':
      return draft(world, step.kind as ChangeKind);
    case 'confirm':
      return confirm(world, step);
    default:
      return nothing('nothing');
  }
}

const setClock = async ({ clock, extension }: World, hours: number): Promise<boolean | undefined> =>
  clock?.set(hours, extension);

type TabStep = Extract<Step, { tab: number }>;

async function atTab(world: World, step: TabStep, places: readonly CheckedPlace[]): Promise<Outcome> {
  const tabs = tabsOf(world);
  const page =
    tabs[step.tab % Math.max(1, tabs.length)] ?? (await within(world.extension.openDashboard('/')));
  if (!page) return nothing('no tab');
  switch (step.do) {
    case 'go':
      return saidIf(await within(page.goto(`${world.dashboard}${step.path}`)), 'gone', 'not loaded');
    case 'back':
      return goBack(world, page);
    case 'reload':
      return saidIf(await within(page.reload()), 'reloaded', 'not loaded');
    case 'close':
      await within(page.close());
      return said('closed');
    case 'menu': {
      const click = {
        menuItemId: step.item,
        pageUrl: page.url(),
        ...(step.selection && { selectionText: step.selection }),
      };
      const isChosen = await within(world.extension.worker.clickMenu(click, page).then(() => true));
      return saidIf(isChosen, 'chosen', 'not chosen');
    }
    case 'show':
      return saidIf(await showView(world, step.where, page), 'shown', 'not shown');
    case 'real popup':
      return realPopup(world, page, step.press);
    case 'check':
      return checkPlace(world, step, page, places);
  }
}

async function realPopup(world: World, tab: Page, key: string): Promise<Outcome> {
  const { openRealPopup } = world.extension;
  const popup = await within(openRealPopup(tab));
  if (!popup) return nothing('no popup');
  await within(popup.press(key as 'Enter'));
  const text = (await within(popup.text())) ?? '';
  await within(popup.press('Escape'));
  const account = /Signed in as (.+)/.exec(text)?.[1] ?? null;
  return {
    isDone: true,
    what: `popup of ${account ?? 'nobody'}`,
    wrong: strangersIn(world, { account, text }),
  };
}
