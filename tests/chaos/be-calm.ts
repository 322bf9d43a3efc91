import { visibleWorkspaces } from '../control-plane/rbac/visibility.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { poll } from '../e2e/harness/poll.ts';
import type { CheckedPlace } from './checked-place.ts';
import { strangersKept } from './kept-answers.ts';
import type { Outcome } from './outcome.ts';
import { takeStep } from './take-step.ts';
import {
  enter,
  goOffline,
  type OpenView,
  signInWhenDue,
  tabsOf,
  viewsOf,
  type World,
  within,
} from './world.ts';

/** After so long without a fault every view has to be right, ms: the longest pauses of the queue are over by then. */
const CALM_MS = 90_000;

/**
 * All goes well for a while, and every view has to come to that: it shows who is signed in, and nothing is on its way any more.
 * Then the verdicts of a page are compared in each kind of view.
 */
export async function beCalm(
  world: World,
  number: number,
  places: readonly CheckedPlace[],
  email: string,
): Promise<Outcome> {
  const { extension } = world;
  world.isCalm = true;
  await goOffline(world, false);
  extension.controlPlane.setRateLimit(null);
  if (world.email === null && world.next === null) await enter(world, email);
  await poll('the sign-in', async () => {
    await signInWhenDue(world);
    return world.email;
  });
  if (tabsOf(world).length === 0) await takeStep(world, { do: 'open', path: '/' }, places);
  const user = demoIds(extension.controlPlane.state).user(world.email ?? email);
  const wrong: string[] = [];
  const late = await poll('the views to be right', () => viewsRight(world, user.name ?? ''), CALM_MS).then(
    () => [],
    () => viewsWrong(world, user.name ?? ''),
  );
  wrong.push(...late);
  const seen = visibleWorkspaces(extension.controlPlane.state, user);
  const own = places.filter(({ workspace }) => seen.includes(workspace));
  const path = own[number % own.length]?.path ?? '/';
  let compared = '';
  for (const where of ['popup', 'sidebar', 'full page'] as const) {
    const outcome = await takeStep(world, { do: 'check', where, tab: 0, path }, places);
    wrong.push(...outcome.wrong);
    compared += ` ${where}: ${outcome.what}.`;
  }
  wrong.push(...(await strangersKept(world)));
  world.isCalm = false;
  return { what: `calm as ${world.email}.${compared}`, wrong };
}

/** The options belong to no account. */
const isNotRight = ({ where, look }: OpenView, name: string): boolean =>
  where !== 'options' && (look.account !== name || look.isBusy);

/** Refreshes the views that are not right yet. */
async function viewsRight(world: World, name: string): Promise<boolean> {
  const left = (await viewsOf(world)).filter((view) => isNotRight(view, name));
  for (const { page, where } of left) {
    const root = where === 'sidebar' ? page.locator('zenml-sidecar') : page;
    await within(page.bringToFront());
    const buttons = root.getByRole('button', { name: /^(Refresh|Try again)$/ });
    await within(buttons.first().click({ timeout: 800 }));
  }
  if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 700));
  return left.length === 0;
}

async function viewsWrong(world: World, name: string): Promise<string[]> {
  return (await viewsOf(world))
    .filter((view) => isNotRight(view, name))
    .map(
      ({ where, look, page }) =>
        `not right although all is well: ${where} (${page.url()}) of ${look.account}${look.isBusy ? ', busy' : ''}, should be ${name}: ${look.text.slice(0, 300)}`,
    );
}
