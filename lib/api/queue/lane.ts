import { fail, type Result } from '#lib/model/result.ts';
import type { Answer, Send } from '../road.ts';
import { attempt } from './attempt.ts';
import { allowance, FULL_SPEED, learn, openGate, waitOf } from './gate.ts';
import { inOrder, type Job } from './job.ts';
import { createRetryBudget } from './retry-budget.ts';
import { retryDelay } from './retry-delay.ts';
import type { Time } from './time.ts';

/** A longer pause is not slept: the worker may be stopped meanwhile, so views count down and ask again. */
const LONGEST_SLEEP = 10_000;

export type Lane = ReturnType<typeof createLane>;

/** The queue of one control plane: what is sent next, and what its answers mean for the rest. */
export function createLane(send: Send, time: Time, onPause: () => void) {
  const gate = openGate(undefined, time.now());
  const budget = createRetryBudget();
  const queued = new Set<Job>();
  /** Reads that a later equal read may join, by key. */
  const joinable = new Map<string, Job>();
  const inFlight = { read: 0, write: 0 };
  let isFrozen = false;
  let wake: { at: number; abort: AbortController } | null = null;

  const settle = (job: Job, result: Result<Answer>): void => {
    forget(job);
    for (const waiter of job.waiters) waiter.settle(result);
    job.waiters.clear();
  };

  const forget = (job: Job): void => {
    job.state = 'done';
    queued.delete(job);
    if (job.key !== null && joinable.get(job.key) === job) joinable.delete(job.key);
  };

  const rateLimited = (): Result<Answer> =>
    fail({ kind: 'rate-limited', retryAt: new Date(gate.pausedUntil).toISOString() });

  const isShutOut = (job: Job): boolean => isFrozen && !job.request.evenFrozen;

  /** Sends what may be sent now, and sees to it that it is called again when more may. */
  function pump(): void {
    const now = time.now();
    const wait = waitOf(gate, now);
    if (wait > LONGEST_SLEEP) {
      for (const job of [...queued]) settle(job, rateLimited());
    } else if (wait > 0) {
      if (queued.size > 0) wakeAt(now + wait);
    } else {
      for (let job = next(now); job; job = next(now)) void run(job);
      const later = [...queued].map((job) => job.notBefore).filter((at) => at > now);
      if (later.length > 0) wakeAt(Math.min(...later));
    }
  }

  function next(now: number): Job | null {
    if (inFlight.read + inFlight.write >= Math.min(allowance(gate), FULL_SPEED)) return null;
    let best: Job | null = null;
    for (const job of queued) {
      if (job.notBefore > now || (job.request.effect === 'write' && inFlight.write > 0)) continue;
      if (!best || inOrder(job, best, now) < 0) best = job;
    }
    return best;
  }

  function wakeAt(at: number): void {
    if (wake && wake.at <= at) return;
    wake?.abort.abort();
    const mine = { at, abort: new AbortController() };
    wake = mine;
    void time.sleep(Math.max(0, at - time.now()), mine.abort.signal).then(() => {
      if (wake !== mine) return;
      wake = null;
      pump();
    });
  }

  async function run(job: Job): Promise<void> {
    const { effect } = job.request;
    queued.delete(job);
    job.state = 'sent';
    job.tries += 1;
    inFlight[effect] += 1;
    budget.sent(time.now());
    const sentIn = gate.pauses;
    const result = await attempt(send, job.request, job.abort.signal, time);
    inFlight[effect] -= 1;
    if (effect === 'write') unjoinSent();
    if (result.ok && learn(gate, result.value, sentIn, time.now(), time.random)) onPause();
    conclude(job, result);
    pump();
  }

  /** A read that was sent before a write ended may be older than the write: a later question must not join it. */
  function unjoinSent(): void {
    for (const [key, job] of joinable) if (job.state === 'sent') joinable.delete(key);
  }

  function conclude(job: Job, result: Result<Answer>): void {
    const { request } = job;
    const delay = job.waiters.size > 0 ? retryDelay(job, result, time, budget) : null;
    if (delay !== null && !isShutOut(job)) {
      job.state = 'queued';
      job.notBefore = time.now() + delay;
      queued.add(job);
      return;
    }
    const status = result.ok ? result.value.status : null;
    if (status === 401 && request.freezesOn401 !== false) freeze();
    else if (request.evenFrozen && status === 200) isFrozen = false;
    settle(job, status === 429 ? rateLimited() : result);
  }

  function freeze(): void {
    isFrozen = true;
    for (const job of [...queued]) if (isShutOut(job)) settle(job, fail({ kind: 'signed-out' }));
  }

  return {
    /** The job in flight or queued that answers the same question. */
    joinable: (key: string): Job | undefined => joinable.get(key),
    add(job: Job): void {
      if (job.key !== null) joinable.set(job.key, job);
      queued.add(job);
      if (isShutOut(job)) settle(job, fail({ kind: 'signed-out' }));
      else pump();
    },
    /** Called when the last waiter has left. A write that was sent is not cut: cutting does not undo it. */
    abandon(job: Job): void {
      if (job.state === 'sent' && job.request.effect === 'write') return;
      forget(job);
      job.abort.abort();
    },
    freeze,
    resume(): void {
      isFrozen = false;
      pump();
    },
    /** Takes over a pause that an earlier worker kept. */
    restore(pausedUntil: number): void {
      Object.assign(gate, openGate(pausedUntil, time.now()));
    },
    status: () => ({ pausedUntil: gate.pausedUntil, isFrozen, waiting: queued.size }),
  };
}
