import type { QueueRequest } from '#lib/api/queue/job.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import type { Answer } from '#lib/api/road.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { User } from '#lib/model/resources/user.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { createOnce } from '../answered.ts';
import { originRefusal } from './origin-refusal.ts';
import { isOriginRefused, keepOriginRefusal, takenRoad, takeRoad } from './road-store.ts';

export interface RoadDependencies {
  queue: Queue;
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** The tabs that can be asked in, the best first. */
  tabs(controlPlane: ControlPlane): Promise<readonly number[]>;
  /** Who the page of a tab is signed in as. */
  askPage(controlPlane: ControlPlane, tabId: number): Promise<Result<User>>;
  /** The page that is asked in may be signed in as somebody else than the one before. */
  onOtherPage(controlPlane: ControlPlane): Promise<unknown>;
  /** Epoch ms. */
  now(): number;
}

const NO_TAB = { kind: 'no-dashboard-tab' } as const;

/**
 * The queue with the road chosen for each request that names none (ARCHITECTURE.md, "Roads"). All of them go through the one queue, so
 * that pauses, limits and counts are of the control plane and not of a road. Failures: also `no-dashboard-tab` and `other-identity`.
 */
export function createRoadQueue(dependencies: RoadDependencies): Queue {
  const { queue, controlPlanes, onOtherPage, now } = dependencies;
  const moving = createOnce<Result<{ tabId: number; userId: string }>>();

  async function request(asked: QueueRequest): Promise<Result<Answer>> {
    const controlPlane = asked.via ? undefined : await find(asked.controlPlaneId);
    if (!controlPlane) return queue.request(asked);
    const taken = await takenRoad(controlPlane.id);
    if (taken) return askPinned(controlPlane, asked, taken.tabId);
    if (asked.effect === 'read') return queue.request(asked);
    if (await isOriginRefused(controlPlane.id, now())) return writeInPage(controlPlane, asked);
    const answer = await queue.request(asked);
    const refusal = originRefusal(answer);
    if (refusal === null) return answer;
    // Kept before anything else, so that a worker that ends here does not have it refused once more.
    if (refusal === 'said') await keepOriginRefusal(controlPlane.id, now());
    const again = await writeInPage(controlPlane, asked);
    const isOnlyGuessed = refusal === 'likely' && (wasNotSent(again) || originRefusal(again) !== null);
    if (isOnlyGuessed) return answer;
    if (refusal === 'likely' && again.ok) await keepOriginRefusal(controlPlane.id, now());
    // A page is refused too: then it is not the road.
    if (originRefusal(again) !== null) await keepOriginRefusal(controlPlane.id, null);
    return again;
  }

  const find = async (id: string) => (await controlPlanes()).find((one) => one.id === id);

  async function askPinned(
    controlPlane: ControlPlane,
    asked: QueueRequest,
    tabId: number | null,
  ): Promise<Result<Answer>> {
    const answer = tabId === null ? fail(NO_TAB) : await queue.request({ ...asked, via: { tabId } });
    if (answer.ok || answer.failure.kind !== NO_TAB.kind) return answer;
    const moved = await moving.once(controlPlane.id, () => move(controlPlane, tabId));
    if (!moved.ok) return moved;
    // Another tab may be another account.
    const isOther = asked.identity !== '' && asked.identity !== moved.value.userId;
    return isOther
      ? fail({ kind: 'other-identity' })
      : queue.request({ ...asked, via: { tabId: moved.value.tabId } });
  }

  /** Takes another tab in place of one that is gone. */
  async function move(
    controlPlane: ControlPlane,
    gone: number | null,
  ): Promise<Result<{ tabId: number; userId: string }>> {
    const found = await findPage(dependencies, controlPlane, () => true, gone);
    if (!found.ok) return found;
    const taken = await takenRoad(controlPlane.id);
    if (taken) await takeRoad(controlPlane.id, { ...taken, tabId: found.value.tabId });
    // Not awaited: the session itself may be asked through here.
    void onOtherPage(controlPlane);
    return ok({ tabId: found.value.tabId, userId: found.value.user.id });
  }

  /** In a page that is signed in as whoever wants it written. */
  async function writeInPage(controlPlane: ControlPlane, asked: QueueRequest): Promise<Result<Answer>> {
    const page = await findPage(dependencies, controlPlane, ({ id }) => id === asked.identity);
    return page.ok ? queue.request({ ...asked, via: { tabId: page.value.tabId } }) : page;
  }

  return { ...queue, request };
}

/**
 * The first open dashboard page that is signed in as a user that `isWanted`. Failures: `no-dashboard-tab` (none is open, or none can be
 * asked), `signed-out` (nobody is signed in there), `other-identity` (only others are).
 */
export async function findPage(
  { tabs, askPage }: Pick<RoadDependencies, 'tabs' | 'askPage'>,
  controlPlane: ControlPlane,
  isWanted: (user: User) => boolean,
  except: number | null = null,
): Promise<Result<{ tabId: number; user: User }>> {
  let isSomebodyElse = false;
  let isSignedOut = false;
  for (const tabId of await tabs(controlPlane)) {
    if (tabId === except) continue;
    const me = await askPage(controlPlane, tabId);
    if (me.ok && isWanted(me.value)) return ok({ tabId, user: me.value });
    if (me.ok) isSomebodyElse = true;
    else if (me.failure.kind === 'signed-out') isSignedOut = true;
  }
  if (isSomebodyElse) return fail({ kind: 'other-identity', where: 'page' });
  return fail(isSignedOut ? { kind: 'signed-out' } : NO_TAB);
}

/** Nothing has left, so what was answered before still holds. */
const wasNotSent = (answer: Result<Answer>): boolean =>
  !answer.ok &&
  ['no-dashboard-tab', 'signed-out', 'other-identity', 'rate-limited'].includes(answer.failure.kind);
