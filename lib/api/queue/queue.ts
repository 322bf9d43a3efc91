import { fail, type Result } from '#lib/model/result.ts';
import type { Answer, Send } from '../road.ts';
import { type Job, moreUrgent, type QueueRequest, type Waiter } from './job.ts';
import { createLane, type Lane } from './lane.ts';
import { systemTime, type Time } from './time.ts';

/** Where pauses outlive a stopped worker: epoch ms by control plane id. */
export interface QueuePersistence {
  read(): Promise<Readonly<Record<string, unknown>>>;
  write(pausedUntil: Record<string, number>): Promise<void>;
}

export interface Queue {
  /**
   * Sends a request when its turn has come. Answers of any status but 429 are answers; failures are
   * `rate-limited`, `signed-out` (frozen), `interrupted` (aborted, not sent), `outcome-unknown`, and the road's.
   */
  request(request: QueueRequest): Promise<Result<Answer>>;
  /** Nobody is signed in: what is queued and what comes is answered `signed-out`. A 401 does this by itself. */
  freeze(controlPlaneId: string): void;
  /** Somebody is signed in again. A 2xx to a request that is sent `evenFrozen` does this by itself. */
  resume(controlPlaneId: string): void;
  /** For views that count down. `pausedUntil`: epoch ms, null when not paused. */
  status(controlPlaneId: string): { pausedUntil: number | null; isFrozen: boolean; waiting: number };
}

/**
 * The only way to the network (ARCHITECTURE.md, "Request queue"): reads up to six at a time, writes one by one,
 * equal reads once, and no more than the control plane wants.
 */
export function createQueue(options: { send: Send; persistence: QueuePersistence; time?: Time }): Queue {
  const { send, persistence, time = systemTime } = options;
  const lanes = new Map<string, Lane>();
  let arrivals = 0;
  let writing = Promise.resolve();

  const laneOf = (id: string): Lane => {
    const known = lanes.get(id);
    if (known) return known;
    const lane = createLane(send, time, keepPauses);
    lanes.set(id, lane);
    return lane;
  };

  const keepPauses = (): void => {
    const pauses: Record<string, number> = {};
    for (const [id, lane] of lanes) {
      const { pausedUntil } = lane.status();
      if (pausedUntil > time.now()) pauses[id] = pausedUntil;
    }
    // In order, so that an older pause never overwrites a newer one. A pause that cannot be kept still holds here.
    writing = writing.then(() => persistence.write(pauses)).catch(() => undefined);
  };

  const restored = persistence.read().then(
    (kept) => {
      for (const [id, until] of Object.entries(kept))
        if (typeof until === 'number') laneOf(id).restore(until);
    },
    () => undefined,
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
      if (!joined) lane.add(job);
      return answer;
    },
    freeze: (id) => laneOf(id).freeze(),
    resume: (id) => laneOf(id).resume(),
    status(id) {
      const { pausedUntil, ...rest } = laneOf(id).status();
      return { ...rest, pausedUntil: pausedUntil > time.now() ? pausedUntil : null };
    },
  };
}

/** Reads only: two equal writes are two wishes. */
const keyOf = (request: QueueRequest): string | null =>
  request.effect === 'read'
    ? JSON.stringify([request.method, request.url, request.body, request.identity])
    : null;

const newJob = (request: QueueRequest, key: string | null, number: number, now: number): Job => ({
  request: { ...request },
  key,
  waiters: new Set(),
  state: 'queued',
  number,
  queuedAt: now,
  tries: 0,
  notBefore: 0,
  abort: new AbortController(),
});

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
