import { fullJitter, nextLook } from './backoff.ts';
import { createRefill } from './refill.ts';
import type { Time } from './time.ts';
import { createWindowCount } from './window-count.ts';

/** Closed for longer, as a server said or looking showed, is a window that is used up; else a bucket that refills. ms */
const LONG = 1500;
/** A bucket is looked at so often before it is taken for a window. */
const SOON_LOOKS = 3;
/** Who lets fewer through at a time has no window that is worth counting. */
const WINDOW = 5;
/** The share of a period that may be idle if something is to be learned from it. */
const MOSTLY_IDLE = 0.2;
/** Whoever sends nothing for so long meets another window than before. ms */
const QUIET = 60_000;

/**
 * What is learned of a limit that the server does not tell: how fast a bucket refills, or how many requests a window
 * takes and how old it gets.
 */
export function createLearnedLimit(time: Time) {
  const refill = createRefill();
  const window = createWindowCount();
  /** When the limit was met last, epoch ms, and whether nothing was accepted since. */
  let metAt: number | null = null;
  let isClosed = false;
  let isWindow = false;
  let toldWait: number | null = null;
  let looks = 0;
  /** Since when nothing has to wait, epoch ms, and for how long that was so since the limit was met, ms. */
  let idleAt: number | null = time.now();
  let idleFor = 0;
  let lastSentAt = time.now();
  let acceptedSince = 0;
  let acceptedAt: number[] = [];

  function busy(now: number): void {
    if (idleAt !== null) idleFor += now - idleAt;
    idleAt = null;
  }

  /** Whoever has something to send does so: in a longer time the clock was set forward, or the machine slept. */
  function skip(now: number): void {
    if (now - lastSentAt > QUIET) idleFor += now - lastSentAt;
  }

  function met(now: number): void {
    skip(now);
    acceptedAt = acceptedAt.filter((at) => now - at < 1000);
    const length = now - (metAt ?? now);
    busy(now);
    // What was not asked for cannot have been refused: who had nothing waiting has measured himself.
    const isMeasured = metAt !== null && !isWindow && idleFor < length * MOSTLY_IDLE;
    if (isMeasured) refill.metAgain({ accepted: acceptedSince, length }, now);
    else if (isWindow || acceptedAt.length >= WINDOW) refill.met(acceptedAt.length, now);
    // To refuse one of a few says nothing of speed.
    else refill.forget();
    metAt = now;
    acceptedSince = 0;
    idleFor = 0;
    isClosed = true;
    looks = 0;
  }

  /** Soon at first, as a bucket refills soon, and the more so if it was one; then at the ages that windows have. */
  function silentWait(now: number): number {
    if (looks <= (refill.isMeasured() ? SOON_LOOKS : 1)) return fullJitter(looks, time.random);
    const age = window.age(now);
    return nextLook(age, window.known(), time.random) - age;
  }

  function open(sentAt: number, now: number): void {
    isClosed = false;
    const closedFor = toldWait ?? window.lookedAt() - (metAt ?? 0);
    isWindow = closedFor > LONG && window.accepted() >= WINDOW;
    window.open(sentAt, isWindow);
    if (isWindow) refill.forget();
    else refill.opened(now);
  }

  return {
    sent(): void {
      const now = time.now();
      if (!isClosed && now - lastSentAt > QUIET && !window.known()) window.begin();
      skip(now);
      lastSentAt = now;
      refill.sent(now);
      window.sent(now);
    },
    /** Whether something waits that could not be sent. */
    waits(isWaiting: boolean): void {
      if (isWaiting) busy(time.now());
      else idleAt ??= time.now();
    },

    /** `isNews`: it was sent after the last refusal, so the limit has opened. */
    accepted(sentAt: number, isNews: boolean): void {
      const now = time.now();
      if (isNews && isClosed) open(sentAt, now);
      acceptedSince += 1;
      acceptedAt = [...acceptedAt.slice(-99), now];
      window.accept(now);
    },

    /** The answer to a request of `sentAt` was "too many"; `told`: ms until the next, when it said so. ms to wait. */
    refused(sentAt: number, told: number | null): number {
      const now = time.now();
      if (!isClosed) met(now);
      window.look(sentAt);
      looks += 1;
      toldWait = told;
      return told ?? silentWait(now);
    },

    /** Whether as many were sent as the window took last time: then each may be one too many. */
    isUsedUp: (): boolean => window.isUsedUp(time.now()),
    /** ms until the next may be sent. A probe only waits for the end of the pause. */
    wait: (): number => (isClosed ? 0 : refill.wait(time.now())),

    /** For the worker's next life: requests a ms, or null. */
    rate: refill.rate,
    restore: (rate: number): void => refill.restore(rate, time.now()),
  };
}
