import type { Result } from '#lib/model/result.ts';
import type { Answer, RoadRequest } from '../road.ts';

/** How long a person would wait for it: what is on screen comes before what may be looked at next. */
export type Priority = 'interactive' | 'visible' | 'prefetch';

export interface QueueRequest extends RoadRequest {
  controlPlaneId: string;
  /** Whose session it is asked with; reads of different identities are never one request. */
  identity: string;
  priority: Priority;
  signal?: AbortSignal | undefined;
  /** Sent even while the control plane is frozen: the question whether the session is back. */
  evenFrozen?: boolean | undefined;
  /** Whether a 401 freezes the control plane; default true. */
  freezesOn401?: boolean | undefined;
}

export interface Waiter {
  settle(result: Result<Answer>): void;
}

/** One request on its way, with everybody who waits for it. */
export interface Job {
  request: QueueRequest;
  /** Equal keys of reads are one request; null: not to be joined. */
  key: string | null;
  waiters: Set<Waiter>;
  state: 'queued' | 'sent' | 'done';
  /** Order of arrival. */
  number: number;
  queuedAt: number;
  /** Attempts made. */
  tries: number;
  /** Epoch ms before which it is not tried again. */
  notBefore: number;
  abort: AbortController;
}

const RANK: Record<Priority, number> = { interactive: 0, visible: 1, prefetch: 2 };
/** Waiting this long is worth one priority, so that nothing starves. */
const AGEING = 10_000;

/** Which of two queued jobs goes first: negative when `a` does. */
export const inOrder = (a: Job, b: Job, now: number): number =>
  rank(a, now) - rank(b, now) || a.number - b.number;

const rank = (job: Job, now: number): number =>
  Math.max(0, RANK[job.request.priority] - Math.floor((now - job.queuedAt) / AGEING));

/** The more urgent of two. */
export const moreUrgent = (a: Priority, b: Priority): Priority => (RANK[a] <= RANK[b] ? a : b);
