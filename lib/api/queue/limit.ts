import { fail, type Result } from '#lib/model/result.ts';
import type { Answer } from '../road.ts';
import { equalJitter } from './backoff.ts';
import { createGate } from './gate.ts';
import { createLearnedLimit } from './learned-limit.ts';
import { binding, budgets, exhaustedFor, retryAfter } from './rate-limit-headers.ts';
import { hasSlept, type Time, wall } from './time.ts';
import { createToldBudget, type ToldState } from './told-budget.ts';

/** So many bad answers in a row mean that the server is down: then it is only probed. */
const DOWN_AFTER = 3;
/** Headers count in whole seconds. */
const SECOND = 1000;

/** A request that went out. */
export interface Ticket {
  sentAt: number;
  /** The gate's, then. */
  epoch: number;
}

/** What the worker's next life should know. */
export interface LimitState {
  /** Epoch ms until which nothing is sent. */
  pausedUntil: number;
  strikes: number;
  /** Requests a ms that were learned, or null. */
  rate: number | null;
  /** What `RateLimit` headers left, or null. */
  told: ToldState | null;
}

/**
 * What one control plane's rate limit allows, as far as it was told or learned (ARCHITECTURE.md, "Request queue").
 * The first 429 stops everything.
 */
export function createLimit(time: Time) {
  const gate = createGate(time);
  const told = createToldBudget();
  const learned = createLearnedLimit(time);
  let badInRow = 0;
  /** Why the server is taken to be down; null when it is only the limit that is waited for. */
  let trouble: Result<Answer> | null = null;

  function refused(ticket: Ticket, wait: number | null): void {
    if (ticket.epoch === gate.epoch()) {
      // "At once", and then refused again, tells nothing.
      const isEmpty = wait !== null && wait < SECOND && gate.strikes() > 0;
      gate.close(learned.refused(ticket.sentAt, isEmpty ? null : wait));
      trouble = null;
      return;
    }
    // The burst that was cut has been answered by its first 429. Only one that says a second more says more.
    const until = time.now() + (wait ?? 0);
    if (until > gate.pausedUntil() + SECOND) gate.prolong(until);
  }

  function accepted(ticket: Ticket): void {
    const isNews = ticket.epoch === gate.epoch();
    learned.accepted(ticket.sentAt, isNews);
    badInRow = 0;
    if (!isNews) return;
    gate.opened();
    trouble = null;
  }

  /** Epoch ms until which nothing is to be sent; in the past when something may. */
  const pausedUntil = (): number => Math.max(gate.pausedUntil(), told.closedUntil(time.now()));

  return {
    sent(): Ticket {
      learned.sent();
      return { sentAt: time.now(), epoch: gate.epoch() };
    },

    waits: learned.waits,

    /** An answer came in that says how the limit stands. */
    answered(ticket: Ticket, { status, headers }: Answer): void {
      const now = time.now();
      const wallNow = wall(time, now);
      const budget = binding(budgets(headers, wallNow));
      if (budget) told.learn(budget, ticket.sentAt, now);
      else if (status !== 429) told.forgetOld(now);
      if (status === 429) refused(ticket, retryAfter(headers, wallNow) ?? exhaustedFor(headers, wallNow));
      else accepted(ticket);
    },

    /** No usable answer came: the network failed, or the server is not well. */
    failed(ticket: Ticket, result: Result<Answer>): void {
      if (ticket.epoch !== gate.epoch()) return;
      badInRow += 1;
      // After a sleep the network may not be back: one probe finds out.
      const isDown = badInRow >= DOWN_AFTER || hasSlept(time, ticket.sentAt);
      if (!isDown && gate.strikes() === 0) return;
      badInRow = 0;
      trouble = result;
      const told = result.ok ? retryAfter(result.value.headers, wall(time, time.now())) : null;
      gate.close(Math.max(told ?? 0, equalJitter(gate.strikes() + 1, time.random)));
    },

    /**
     * What those are told who are not to wait until `until`, epoch ms. A write is never told of a trouble that it has not
     * met: it was not sent.
     */
    closed: (until: number, effect: 'read' | 'write'): Result<Answer> =>
      (effect === 'read' ? trouble : null) ??
      fail({ kind: 'rate-limited', retryAt: new Date(wall(time, until)).toISOString() }),

    /**
     * ms to wait before the next request: 0 now, Infinity until something on its way is answered. `backlog`: how many
     * wait. What is bulk leaves places and a reserve to people; what is aged, the reserve only.
     */
    wait(kind: 'interactive' | 'aged' | 'bulk', inFlight: number, backlog: number): number {
      const now = time.now();
      if (gate.pausedUntil() > now) return gate.pausedUntil() - now;
      const places = !told.isTold() && learned.isUsedUp() ? 1 : gate.places(kind === 'bulk');
      if (inFlight >= places) return Infinity;
      return told.isTold() ? told.wait(kind !== 'interactive', inFlight, backlog, now) : learned.wait();
    },

    pausedUntil,
    /** `inFlight` are taken to be counted. Times are the wall's: the next life has no other. */
    state(inFlight: number): LimitState {
      const left = told.state(inFlight);
      return {
        pausedUntil: wall(time, pausedUntil()),
        strikes: gate.strikes(),
        rate: learned.rate(),
        told: left && { ...left, resetAt: wall(time, left.resetAt) },
      };
    },
    restore(kept: LimitState): void {
      gate.restore(kept);
      if (kept.rate !== null) learned.restore(kept.rate);
      if (kept.told) told.restore(kept.told);
    },
  };
}
