import { fail, type Result } from '#lib/model/result.ts';
import type { Answer } from '../road.ts';
import { moreUrgent } from './backlog.ts';
import { coalesce } from './coalesce.ts';
import { type Job, newJob, type QueueRequest, type Waiter } from './job.ts';
import { createLane, type Lane, type SendRouted } from './lane.ts';
import { type LaneState, type LaneStatus, readLaneState } from './lane-state.ts';
import { systemTime, type Time } from './time.ts';

/** ms; the browser may stop a worker that sleeps longer, and its timers with it. */
const LONGEST_SLEEP = 10_000;

/** Where what was learned outlives a stopped worker, by control plane id. */
export interface QueuePersistence {
  read(): Promise<Readonly<Record<string, unknown>>>;
  write(state: Record<string, LaneState>): Promise<void>;
}

export interface Queue {
  /**
   * Sends a request when its turn has come. Answers of any status but 429 are answers; failures are
   * `rate-limited`, `signed-out` (frozen), `interrupted` (aborted, not sent), `cancelled`, `other-identity`,
   * `outcome-unknown`, and the road's.
   */
  request(request: QueueRequest): Promise<Result<Answer>>;
  /** Nobody is signed in: what is queued and what comes is answered `signed-out`. A 401 does this by itself. */
  freeze(controlPlaneId: string): void;
  /** Somebody is signed in again. A 200 to a request that is sent `evenFrozen` does this by itself. */
  resume(controlPlaneId: string): void;
  /** Answers `cancelled` to every read that waits or is on its way. Writes go on. */
  cancel(controlPlaneId: string): void;
  /** Answers `other-identity` to what was asked for accounts other than this one. Writes on their way go on. */
  keepOnly(controlPlaneId: string, identity: string): void;
  /** Lets go of what was learned and counted. What still waits is answered `cancelled`. */
  forget(controlPlaneId: string): void;
  /** What an earlier worker kept is there. */
  restored: Promise<void>;
  status(controlPlaneId: string): LaneStatus;
}

/**
 * The only way to the network (ARCHITECTURE.md, "Request queue"): reads up to six at a time, writes one by one,
 * equal reads once, and no more than the control plane wants.
 */
export function createQueue(options: {
  send: SendRouted;
  persistence: QueuePersistence;
  time?: Time;
  /** ms; what would have to wait longer is answered `rate-limited`. */
  longestSleep?: number;
}): Queue {
  const { send, persistence, time = systemTime, longestSleep = LONGEST_SLEEP } = options;
  const lanes = new Map<string, Lane>();
  let arrivals = 0;

  const laneOf = (id: string): Lane => {
    const known = lanes.get(id);
    if (known) return known;
    const lane = createLane({ send, time, longestSleep, onChange: keep });
    lanes.set(id, lane);
    return lane;
  };

  const restored = persistence.read().then(
    (kept) => {
      for (const [id, stored] of Object.entries(kept)) {
        const state = readLaneState(stored, time.now());
        if (state) laneOf(id).restore(state);
      }
    },
    () => undefined,
  );

  // One write at a time, of what is so when it begins. What cannot be kept still holds in this life.
  const keep = coalesce(() =>
    persistence.write(Object.fromEntries([...lanes].map(([id, lane]) => [id, lane.state()]))),
  );

  return {
    async request(request) {
      await restored;
      if (request.signal?.aborted) return fail({ kind: 'interrupted' });
      const lane = laneOf(request.controlPlaneId);
      const key = keyOf(request);
      const joined = key === null ? undefined : lane.joinable(key);
      const job = joined ?? newJob(request, key, ++arrivals, time.now());
      if (joined) {
        joined.request.priority = moreUrgent(joined.request.priority, request.priority);
        joined.request.evenFrozen ||= request.evenFrozen;
      }
      const answer = waitFor(job, lane, request.signal);
      if (joined) lane.raised();
      else lane.add(job);
      return answer;
    },
    freeze: (id) => laneOf(id).freeze(),
    resume: (id) => laneOf(id).resume(),
    cancel: (id) => laneOf(id).cancel(),
    keepOnly: (id, identity) => laneOf(id).keepOnly(identity),
    forget(id) {
      lanes.get(id)?.cancel();
      if (lanes.delete(id)) keep();
    },
    restored,
    status: (id) => laneOf(id).status(),
  };
}

/** Reads only: two equal writes are two wishes. What is asked by different roads may be answered to different accounts. */
const keyOf = (request: QueueRequest): string | null =>
  request.effect === 'read'
    ? JSON.stringify([
        request.method,
        request.url,
        request.body,
        request.identity,
        request.via,
        request.isAside,
      ])
    : null;

/** One of perhaps many who wait for a job; when the last of them leaves, the job is abandoned. */
function waitFor(job: Job, lane: Lane, signal: AbortSignal | undefined): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const waiter: Waiter = {
      settle(result) {
        signal?.removeEventListener('abort', leave);
        resolve(result);
      },
    };
    function leave(): void {
      const isWriteSent = job.state === 'sent' && job.request.effect === 'write';
      job.waiters.delete(waiter);
      resolve(fail({ kind: isWriteSent ? 'outcome-unknown' : 'interrupted' }));
      if (job.waiters.size === 0) lane.abandon(job);
    }
    job.waiters.add(waiter);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
