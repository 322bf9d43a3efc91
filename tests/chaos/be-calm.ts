import { visibleWorkspaces } from '../control-plane/rbac/visibility.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { poll } from '../e2e/harness/poll.ts';
import type { CheckedPlace } from './checked-place.ts';
import { strangersKept } from './kept-answers.ts';
import type { Outcome } from './outcome.ts';
import { ELSEWHERE } from './own-host.ts';
import { refreshView } from './refresh-view.ts';
import { takeStep } from './take-step.ts';
import { enter, goOffline, type OpenView, signInWhenDue, tabsOf, viewsOf, type World } from './world.ts';

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
  const ids = demoIds(extension.controlPlane.state);
  const user = ids.user(world.email ?? email);
  const names = { here: user.name ?? '', elsewhere: ids.user(ELSEWHERE).name ?? '' };
  const wrong: string[] = [];
  const late = await poll('the views to be right', () => viewsRight(world, names), CALM_MS).then(
    () => [],
    () => viewsWrong(world, names),
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
  return { isDone: true, what: `calm as ${world.email}.${compared}`, wrong };
}

/** Who is signed in at the control plane that the run is about, and at ZenML's own beside it. */
interface Names {
  here: string;
  elsewhere: string;
}

const nameOf = ({ elsewhere }: World, { look }: OpenView, names: Names): string =>
  elsewhere && ZENMLS_OWN.includes(look.controlPlane) ? names.elsewhere : names.here;
const ZENMLS_OWN = ['zenml-cloud', 'cloud.zenml.io'];

/** The options belong to no account. */
const isNotRight = (world: World, view: OpenView, names: Names): boolean =>
  view.where !== 'options' && (view.look.account !== nameOf(world, view, names) || view.look.isBusy);

/** Refreshes the views that are not right yet. */
async function viewsRight(world: World, names: Names): Promise<boolean> {
  const left = (await viewsOf(world)).filter((view) => isNotRight(world, view, names));
  for (const view of left) await refreshView(view);
  if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 700));
  return left.length === 0;
}

async function viewsWrong(world: World, names: Names): Promise<string[]> {
  return (await viewsOf(world))
    .filter((view) => isNotRight(world, view, names))
    .map((view) => {
      const { where, look, page } = view;
      const of = `${look.account}${look.isBusy ? ', busy' : ''}, should be ${nameOf(world, view, names)}`;
      const told = [...look.alerts, ...look.notices].join(' | ') || 'nothing';
      return `not right although all is well: ${where} (${page.url()}) of ${of}, told ${told}: ${look.text.slice(0, 300)}`;
    });
}
