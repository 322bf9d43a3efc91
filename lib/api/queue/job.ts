import type { Result } from '#lib/model/result.ts';
import type { Answer, Routed } from '../road.ts';

/** How long a person would wait for it: what is on screen comes before what may be looked at next. */
export type Priority = 'interactive' | 'visible' | 'prefetch';

export interface QueueRequest extends Routed {
  /** Whose session it is asked with; reads of different identities are never one request. */
  identity: string;
  priority: Priority;
  /** What asks, e.g. a view's question: equally urgent sources take turns. */
  source?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Of a write, which nobody joins: awaited when its turn has come. When it rejects, nothing is sent. */
  beforeSend?: (() => Promise<unknown>) | undefined;
  /** Sent even while the control plane is frozen: the question whether the session is back. */
  evenFrozen?: boolean | undefined;
  /** Whether a 401 freezes the control plane; default true. */
  freezesOn401?: boolean | undefined;
  /** A look at another session than the one that is asked with: its answer neither freezes the control plane nor ends that. */
  isAside?: boolean | undefined;
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
  /** Order among the equally urgent; 0 until it is queued. */
  turn: number;
  queuedAt: number;
  /** Attempts that were not refused for the limit. */
  tries: number;
  /** Attempts that were. */
  refusals: number;
  /** Epoch ms before which it is not tried again. */
  notBefore: number;
  abort: AbortController;
}

export const newJob = (request: QueueRequest, key: string | null, number: number, now: number): Job => ({
  request: { ...request },
  key,
  waiters: new Set(),
  state: 'queued',
  number,
  turn: 0,
  queuedAt: now,
  tries: 0,
  refusals: 0,
  notBefore: 0,
  abort: new AbortController(),
});

export function settle(job: Job, result: Result<Answer>): void {
  job.state = 'done';
  for (const waiter of job.waiters) waiter.settle(result);
  job.waiters.clear();
}
