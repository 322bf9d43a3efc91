import { poll } from '../e2e/harness/poll.ts';
import { nothing, type Outcome, saidIf } from './outcome.ts';
import { refreshView } from './refresh-view.ts';
import { type OpenView, viewsOf, type World } from './world.ts';

/** So long no answer is asked for again, and then some, on a machine that does much else, ms. */
const PATIENCE_MS = 45_000;

/** Whether a view is done, and its head names nobody. The options belong to no account. */
export const isOfNobody = ({ where, look }: OpenView): boolean =>
  where !== 'options' && look.account === null && !look.isBusy;

/** Refreshes the open views until one has seen that nobody is signed in, after which all of them are judged. */
export async function seeNobody(world: World): Promise<Outcome> {
  if (world.email !== null || world.next !== null) return nothing('somebody is signed in');
  const isSeen = async () => {
    const views = await viewsOf(world);
    if (views.some(isOfNobody)) return true;
    for (const view of views) if (view.where !== 'options') await refreshView(view);
    return false;
  };
  return saidIf(await poll('a view of nobody', isSeen, PATIENCE_MS).catch(() => false), 'seen', 'not seen');
}
