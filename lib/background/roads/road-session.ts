import type { Via } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { elapsed } from '#lib/model/elapsed.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Result } from '#lib/model/result.ts';
import type { Session, WorkspaceWord } from '#lib/model/session.ts';
import { findPage, type RoadDependencies } from './road-queue.ts';
import { type Taken, takenRoad, takeRoad } from './road-store.ts';

/** So often, in ms, the worker is asked again whether it is signed in after all, while it is asked inside a page. */
const WORKER_AGAIN = 60_000;

interface Dependencies extends Pick<RoadDependencies, 'tabs' | 'now'> {
  queue: Pick<RoadDependencies['queue'], 'resume'>;
  /** `/users/me` by a road. `isAside`: its answer says nothing of the session that is asked with. */
  askMe(controlPlane: ControlPlane, via: Via, isAside: boolean): Promise<Result<User>>;
  wordOf(controlPlane: ControlPlane): Promise<WorkspaceWord>;
}

/**
 * Who is signed in, by the road that the control plane uses, which is chosen here: inside a page when only a page is signed in, and by
 * the worker again when it is signed in too, or nobody is.
 */
export function createRoadSession(dependencies: Dependencies) {
  const { queue, tabs, askMe, wordOf, now } = dependencies;

  const signedIn = async (controlPlane: ControlPlane, user: User): Promise<Session> => ({
    state: 'signed-in',
    user,
    word: await wordOf(controlPlane),
  });
  const sessionOf = async (controlPlane: ControlPlane, me: Result<User>): Promise<Session> => {
    if (me.ok) return signedIn(controlPlane, me.value);
    return me.failure.kind === 'signed-out'
      ? { state: 'signed-out' }
      : { state: 'unknown', failure: me.failure };
  };
  /** Another page that is signed in, and takes it. */
  async function takePage(controlPlane: ControlPlane, taken: Omit<Taken, 'tabId'>, except: number | null) {
    const askPage = (one: ControlPlane, tabId: number) => askMe(one, { tabId }, true);
    const page = await findPage({ tabs, askPage }, controlPlane, () => true, except);
    if (!page.ok) return null;
    await takeRoad(controlPlane.id, { ...taken, tabId: page.value.tabId });
    queue.resume(controlPlane.id);
    return signedIn(controlPlane, page.value.user);
  }

  /** `asked`: what the worker was told in this very look, when it was asked already. */
  async function byWorker(controlPlane: ControlPlane, asked: Result<User> | null): Promise<Session> {
    const me = asked ?? (await askMe(controlPlane, 'worker', false));
    // It was asked aside: that the session is its own again nobody has said to the queue.
    if (asked?.ok) queue.resume(controlPlane.id);
    const session = await sessionOf(controlPlane, me);
    if (session.state !== 'signed-out') return session;
    const why = 'signed-in-page-only';
    return (await takePage(controlPlane, { why, workerAskedAt: now() }, null)) ?? session;
  }

  /** Null: the page road is given up, and the worker's session counts. `worker`: asks it, at most once in a look. */
  async function byPage(
    controlPlane: ControlPlane,
    taken: Taken,
    worker: () => Promise<Result<User>>,
  ): Promise<Session | null> {
    const isByItself = taken.why === 'signed-in-page-only';
    let { workerAskedAt } = taken;
    if (isByItself && elapsed(workerAskedAt, now()) >= WORKER_AGAIN) {
      if ((await worker()).ok) return null;
      workerAskedAt = now();
      await takeRoad(controlPlane.id, { ...taken, workerAskedAt });
    }
    if (taken.tabId !== null) {
      const me = await askMe(controlPlane, { tabId: taken.tabId }, false);
      const isGone = !me.ok && ['signed-out', 'no-dashboard-tab'].includes(me.failure.kind);
      if (!isGone) return sessionOf(controlPlane, me);
    }
    const other = await takePage(controlPlane, { why: taken.why, workerAskedAt }, taken.tabId);
    if (other) return other;
    const isDashboardOpen = (await tabs(controlPlane)).length > 0;
    if (isDashboardOpen || (isByItself && (await worker()).ok)) return null;
    await takeRoad(controlPlane.id, { ...taken, workerAskedAt, tabId: null });
    return { state: 'unknown', failure: { kind: 'no-dashboard-tab' } };
  }

  return async (controlPlane: ControlPlane): Promise<Session> => {
    const taken = await takenRoad(controlPlane.id);
    let asked: Result<User> | null = null;
    const session =
      taken &&
      (await byPage(controlPlane, taken, async () => {
        asked ??= await askMe(controlPlane, 'worker', true);
        return asked;
      }));
    if (session) return session;
    if (taken) await takeRoad(controlPlane.id, null);
    return byWorker(controlPlane, asked);
  };
}
