import type { Page } from 'playwright-core';
import type { Sample } from '../background/changes/samples.ts';
import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { DASHBOARD, type Extension } from '../e2e/harness/launch-extension.ts';
import type { BrowserClock } from './browser-clock.ts';
import type { Confirmed } from './confirmed.ts';
import type { Grants } from './grants.ts';
import { type Look, lookAtView } from './look-at-view.ts';
import type { Where } from './step.ts';
import type { Weather } from './weather.ts';

/** More pages than this are more than a small machine draws. */
const MOST_PAGES = 9;
/** A page that does not answer for so long is not looked at, ms. */
const PATIENCE_MS = 5_000;

export interface OpenView {
  page: Page;
  where: Where | 'options';
  look: Look;
}

/** Everything that the steps of a run act on. */
export interface World {
  extension: Extension;
  weather: Weather;
  /** The origin of its dashboard, and the id that messages name it by. */
  dashboard: string;
  controlPlaneId: string;
  /** ZenML's own, where it is not what the run is about: nothing fails there, `ELSEWHERE` is signed in, and nothing is ever written. */
  elsewhere: ControlPlane | null;
  /** Who is signed in; null: nobody. */
  email: string | null;
  /** Who signs in next, and not before when (`performance.now()`). */
  next: { email: string; at: number } | null;
  /** Who was signed in last, and when that ended. */
  before: { email: string; at: number } | null;
  /** The windows in which a change of the run's own is reviewed, and what it changes; null once that is taken back. */
  drafted: Map<Page, Sample | null>;
  confirmed: Confirmed[];
  grants: Grants;
  /** The browser's clock, where it can be set. */
  clock: BrowserClock | null;
  /** Nothing has failed for a while, and all views were refreshed. */
  isCalm: boolean;
  /** Verdicts that were compared with the rules, and those of them in whose view a request had met a fault. */
  compared: number;
  comparedInFault: number;
  /** Looks at views that were done and had a head that names nobody, while nobody was signed in. */
  ofNobody: number;
  /** How often somebody else than before signed in. */
  switches: number;
  /** Pages that the browser had kept whole and that were gone back to. */
  kept: number;
}

/** Pages of the dashboard that are open, in the order in which they were opened. */
export const tabsOf = ({ extension, dashboard }: World): Page[] =>
  extension.context.pages().filter((page) => page.url().startsWith(dashboard));

/** What `work` answers, or null when it fails or takes too long: a page may close or move on at any moment. */
export function within<Result>(work: Promise<Result>, ms = PATIENCE_MS): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work.catch(() => null), over]).finally(() => clearTimeout(timer));
}

/** Every view that is open, and what it shows. */
export async function viewsOf(world: World): Promise<OpenView[]> {
  const looks = world.extension.context.pages().map(async (page): Promise<OpenView[]> => {
    const where = whereIs(world, page.url());
    const look = where && (await within(page.evaluate(lookAtView, where === 'sidebar')));
    return where && look ? [{ page, where, look }] : [];
  });
  return (await Promise.all(looks)).flat();
}

function whereIs({ extension: { pageUrl }, dashboard }: World, url: string): OpenView['where'] | null {
  if (url.startsWith(pageUrl('/options.html'))) return 'options';
  if (url.startsWith(pageUrl('/popup.html'))) return 'popup';
  if (url.startsWith(pageUrl('/manage.html'))) return 'full page';
  return url.startsWith(dashboard) || url.startsWith(DASHBOARD) ? 'sidebar' : null;
}

/** Closes the oldest pages where there are too many, but for one. The first is the harness's own. */
export async function closeOldest({ extension }: World, but?: Page): Promise<void> {
  const [, ...pages] = extension.context.pages();
  const old = pages.slice(0, Math.max(0, pages.length - MOST_PAGES));
  for (const page of old) if (page !== but) await within(page.close());
}

/**
 * An account's answers are looked at for 5 s without asking again whose they are (ARCHITECTURE.md, "Session"): nobody signs out, and
 * in as somebody else, sooner.
 */
const SWITCH_MS = 5_500;

/** Nobody is signed in any more. */
export function leave(world: World): void {
  if (world.email !== null) world.before = { email: world.email, at: performance.now() };
  world.email = null;
  world.next = null;
}

/** The browser forgets the session of the control plane that the run is about. */
export const forgetSession = ({ extension, elsewhere }: World): Promise<void> =>
  extension.context.clearCookies(elsewhere ? { domain: /\.example\.test$/ } : {});

/** Has somebody sign in, as soon as that may be. */
export async function enter(world: World, email: string): Promise<void> {
  if (world.email === email) return;
  leave(world);
  await forgetSession(world);
  const { before } = world;
  const isOther = before !== null && before.email !== email;
  world.next = { email, at: isOther ? before.at + SWITCH_MS : 0 };
  await signInWhenDue(world);
}

/** Signs in whoever is next, when it is time. */
export async function signInWhenDue(world: World): Promise<void> {
  const { next, extension } = world;
  if (!next || performance.now() < next.at) return;
  await extension.signIn(next.email);
  if (world.before && world.before.email !== next.email) world.switches += 1;
  world.email = next.email;
  world.next = null;
}

/** Cuts everybody off from the control plane, or ends that: pages are told by the browser, the worker by what it asks. */
export async function goOffline({ extension, elsewhere }: World, is: boolean): Promise<void> {
  for (const one of [extension.controlPlane, elsewhere]) {
    one?.setFault(is ? [{ kind: 'drop', when: 'before', path: '/' }] : null);
  }
  // The browser is told by way of the worker, too, and waits for one that is stopped.
  await within(extension.worker.evaluate(() => undefined, null));
  await within(extension.context.setOffline(is));
}

/** Opens the options, in a tab of their own. */
export async function openOptions(world: World, section: string): Promise<Page> {
  await closeOldest(world);
  const page = await world.extension.context.newPage();
  await page.goto(world.extension.pageUrl(`/options.html${section}`));
  return page;
}
