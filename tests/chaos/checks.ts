import type { CheckedPlace } from './checked-place.ts';
import { truthOf } from './checked-place.ts';
import { isWrite, unconfirmed } from './confirmed.ts';
import type { Look } from './look-at-view.ts';
import { allNames } from './own-names.ts';
import { isOfNobody } from './see-nobody.ts';
import { strangersTo } from './strangers.ts';
import type { OpenView, World } from './world.ts';

/** Names of one account's world under another account's head, or of anybody's under a head that names nobody, in what a view shows. */
export function strangersIn(world: World, { account, text }: Pick<Look, 'account' | 'text'>): string[] {
  const { state } = world.extension.controlPlane;
  if (account === null) {
    return allNames(state)
      .filter((name) => text.includes(name))
      .map((name) => `“${name}” is shown although the head names nobody`);
  }
  const user = state.users.all().find(({ name, email }) => name === account || email === account);
  if (!user) return [`nobody is called ${account}`];
  return strangersTo(world, user.id)
    .filter((name) => text.includes(name))
    .map((name) => `“${name}” is shown to ${account}`);
}

/** What is wrong with the open views, the writes and the scripts. Empty: nothing is. */
export function wrongNow(world: World, views: readonly OpenView[]): string[] {
  const { extension, elsewhere, confirmed } = world;
  // The options belong to no account, and name what is set in them.
  const ofAccounts = views.filter(({ where }) => where !== 'options');
  if (world.email === null) world.ofNobody += views.filter(isOfNobody).length;
  return [
    ...extension.problems.list().map(({ where, what }) => `error at ${where}: ${what}`),
    ...unconfirmed(extension.controlPlane.requests, confirmed).map(
      (write) => `a write that nobody confirmed: ${write}`,
    ),
    ...(elsewhere?.requests ?? [])
      .filter(isWrite)
      .map(({ method, path }) => `a write at another control plane: ${method} ${path}`),
    ...views.flatMap((view) => wrongOutcomes(world, view)),
    ...ofAccounts.flatMap(({ where, look }) => strangersIn(world, look).map((what) => `${where}: ${what}`)),
  ];
}

/** What a view says that became of a change of the run's own, where the control plane knows otherwise. */
function wrongOutcomes({ drafted }: World, { page, look }: OpenView): string[] {
  const sample = drafted.get(page);
  if (!sample) return [];
  const isDone = sample.isDone();
  return look.outcomes
    .filter((outcome) => (isDone ? NOT_DONE : DONE).includes(outcome))
    .map((outcome) => `“${outcome}” of ${sample.change.kind}, which is ${isDone ? '' : 'not '}done`);
}
const DONE = ['Done'];
const NOT_DONE = ['Not done', 'Refused by ZenML'];

/** Evidence is asked anew after a minute; while ZenML cannot be asked, an older one is shown with its age. ms. */
const FRESH_MS = 65_000;
const KEPT_MS = 600_000;

/** Verdicts of a view that the control plane's rules contradict. Counts those that they confirm. */
export function wrongVerdicts(world: World, place: CheckedPlace, { account, verdicts }: Look): string[] {
  const { state } = world.extension.controlPlane;
  const age = world.isCalm ? FRESH_MS : KEPT_MS;
  const user = state.users.all().find(({ name }) => name !== null && name === account);
  if (!user) return [];
  return verdicts.flatMap((verdict) => {
    const truths = world.grants.told(user.id, age, () => truthOf(state, user.id, place, verdict));
    const [truth] = truths;
    if (!truth || (verdict.word !== 'allowed' && verdict.word !== 'denied')) return [];
    world.compared += 1;
    if (truths.includes(verdict.word)) return [];
    return [
      `wrong verdict at ${place.path}: “${verdict.deed}” is ${truth} for ${account}, shown as ${verdict.word}`,
    ];
  });
}
