import { fail, type Result } from '#lib/model/result.ts';
import type { Answer, Routed } from '../road.ts';
import { createAlarm } from './alarm.ts';
import { attempt } from './attempt.ts';
import { createBacklog } from './backlog.ts';
import { createHeld } from './held.ts';
import { type Job, settle } from './job.ts';
import type { LaneState, LaneStatus } from './lane-state.ts';
import { createLimit, type Ticket } from './limit.ts';
import { createRetryBudget } from './retry-budget.ts';
import { isTransient, retryDelay } from './retry-delay.ts';
import { type Time, wall } from './time.ts';

/** One attempt, by the road that the request names. As `Send`. */
export type SendRouted = (request: Routed, signal: AbortSignal) => Promise<Result<Answer>>;

export interface LaneOptions {
  send: SendRouted;
  time: Time;
  /** ms; a longer wait is not slept: everybody who waits is told when to ask again. */
  longestSleep: number;
  /** Something that the worker's next life should know has changed. */
  onChange(): void;
}

export type Lane = ReturnType<typeof createLane>;

/** The queue of one control plane: what is sent next, and what its answers mean for the rest. */
export function createLane({ send, time, longestSleep, onChange }: LaneOptions) {
  const limit = createLimit(time);
  const budget = createRetryBudget();
  const backlog = createBacklog();
  const held = createHeld();
  const alarm = createAlarm(time, pump);
  /** Reads that a later equal read may join, by key. */
  const joinable = new Map<string, Job>();
  const sending = new Set<Job>();
  const counts = { sent: 0, refused: 0, since: time.now() };
  let isFrozen = false;

  const isWriting = (): boolean => [...sending].some(({ request }) => request.effect === 'write');
  const isShutOut = (job: Job): boolean => isFrozen && !job.request.evenFrozen;
  const waitAs = (kind: 'interactive' | 'aged' | 'bulk'): number =>
    limit.wait(kind, sending.size, backlog.size());
  const waitOf = (job: Job): number =>
    waitAs(job.request.priority === 'interactive' ? 'interactive' : 'bulk');

  function finish(job: Job, result: Result<Answer>): void {
    backlog.delete(job);
    if (job.key !== null && joinable.get(job.key) === job) joinable.delete(job.key);
    if (!result.ok && result.failure.kind === 'rate-limited') held.add(job);
    settle(job, result);
    onChange();
  }

  /** Ends what waits and, of reads, what is on its way: for nobody wants its answer any more. */
  function drop(isMeant: (job: Job) => boolean, result: Result<Answer>): void {
    for (const job of backlog.jobs()) if (isMeant(job)) finish(job, result);
    for (const job of sending) {
      if (job.request.effect === 'write' || !isMeant(job)) continue;
      finish(job, result);
      job.abort.abort();
    }
  }

  /** Sends what may be sent now, and sees to it that it is called again when more may. */
  function pump(): void {
    for (;;) {
      const now = time.now();
      const aged = waitAs('aged') === 0 ? backlog.nextAged(now, !isWriting()) : null;
      const job = aged ?? backlog.next(now, !isWriting());
      limit.waits(job !== null);
      const retryAt = backlog.nextRetryAt(now);
      if (retryAt !== null) alarm.set(retryAt);
      if (!job) return;
      const wait = aged ? 0 : waitOf(job);
      if (wait === 0) void run(job);
      else if (wait === Infinity) return;
      else if (wait <= longestSleep) {
        alarm.set(now + Math.max(1, Math.ceil(wait)));
        return;
      } else {
        const tooLong = backlog.jobs().filter((one) => waitOf(one) > longestSleep);
        for (const one of tooLong) finish(one, limit.closed(now + wait, one.request.effect));
      }
    }
  }

  async function run(job: Job): Promise<void> {
    backlog.take(job);
    job.state = 'sent';
    sending.add(job);
    counts.sent += 1;
    budget.sent(time.now());
    const ticket = limit.sent();
    onChange();
    const result = await attempt(send, job.request, job.abort.signal, time);
    sending.delete(job);
    if (job.request.effect === 'write') unjoinSent();
    learn(ticket, result);
    onChange();
    if (job.state === 'sent') conclude(job, result);
    pump();
  }

  function learn(ticket: Ticket, result: Result<Answer>): void {
    if (isTransient(result)) limit.failed(ticket, result);
    else if (result.ok) limit.answered(ticket, result.value);
    if (result.ok && result.value.status === 429) counts.refused += 1;
  }

  /** A read that was sent before a write ended may be older than the write: a later question must not join it. */
  function unjoinSent(): void {
    for (const [key, job] of joinable) if (job.state === 'sent') joinable.delete(key);
  }

  function conclude(job: Job, result: Result<Answer>): void {
    const { request } = job;
    const status = result.ok ? result.value.status : null;
    if (status === 429) job.refusals += 1;
    else job.tries += 1;
    const delay = retryDelay(job, result, time, budget);
    if (delay !== null && !isShutOut(job)) {
      job.state = 'queued';
      job.notBefore = time.now() + delay;
      backlog.add(job);
      return;
    }
    const isAside = request.isAside === true;
    if (status === 401 && request.freezesOn401 !== false && !isAside) freeze();
    else if (request.evenFrozen && status === 200 && !isAside) isFrozen = false;
    finish(job, status === 429 ? limit.closed(limit.pausedUntil(), request.effect) : result);
  }

  function freeze(): void {
    isFrozen = true;
    for (const job of backlog.jobs()) if (isShutOut(job)) finish(job, fail({ kind: 'signed-out' }));
  }

  const waiting = (): number => backlog.size() + sending.size + held.size(limit.pausedUntil() > time.now());

  return {
    /** The job in flight or queued that answers the same question. */
    joinable: (key: string): Job | undefined => joinable.get(key),
    /** A queued job became more urgent. */
    raised: pump,
    add(job: Job): void {
      if (job.key !== null) joinable.set(job.key, job);
      held.delete(job);
      backlog.add(job);
      if (isShutOut(job)) finish(job, fail({ kind: 'signed-out' }));
      else pump();
    },
    /** Called when the last waiter has left. A write that was sent is not cut: cutting does not undo it. */
    abandon(job: Job): void {
      if (job.state === 'sent' && job.request.effect === 'write') return;
      finish(job, fail({ kind: 'interrupted' }));
      job.abort.abort();
    },
    freeze,
    resume(): void {
      isFrozen = false;
      pump();
    },
    cancel(): void {
      held.clear();
      drop(({ request }) => request.effect === 'read', fail({ kind: 'cancelled' }));
      pump();
    },
    /** Another account is signed in: what was asked for an earlier one has no answer any more. */
    keepOnly(identity: string): void {
      held.clear();
      const isOthers = ({ request }: Job) => request.identity !== '' && request.identity !== identity;
      drop(isOthers, fail({ kind: 'other-identity' }));
      pump();
    },
    status(): LaneStatus {
      const pausedUntil = limit.pausedUntil();
      const isPaused = pausedUntil > time.now();
      return {
        ...counts,
        since: wall(time, counts.since),
        pausedUntil: isPaused ? wall(time, pausedUntil) : null,
        isFrozen,
        waiting: waiting(),
      };
    },
    state: (): LaneState => ({
      ...limit.state(sending.size),
      ...counts,
      since: wall(time, counts.since),
      keptAt: wall(time, time.now()),
      held: held.size(limit.pausedUntil() > time.now()) + backlog.size(),
    }),
    restore(kept: LaneState): void {
      limit.restore(kept);
      Object.assign(counts, { sent: kept.sent, refused: kept.refused, since: kept.since });
      held.restore(kept.held);
    },
  };
}
