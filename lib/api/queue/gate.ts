import type { Answer } from '../road.ts';
import { fullJitter } from './backoff.ts';
import { exhaustedFor, MAX_WAIT, retryAfter } from './rate-limit-headers.ts';

/** How many requests may be on their way, from the probe after a pause to full speed. */
const RAMP = [1, 2, 4, 6] as const;
export const FULL_SPEED = 6;

/**
 * What one control plane's limit allows now (ARCHITECTURE.md, "Request queue"). One 429 closes the gate for
 * everything that would be sent later; then one probe goes through, and each answer opens it wider.
 */
export interface Gate {
  /** Epoch ms until which nothing is sent; in the past when open. */
  pausedUntil: number;
  /** Index in RAMP. */
  step: number;
  /** Pauses without a success in between. */
  strikes: number;
  /** Counts the pauses, so that a late 429 of an earlier burst is not taken for a new one. */
  pauses: number;
}

/** `pausedUntil` as it was kept from an earlier worker; a time further off than a day is not believed. */
export const openGate = (pausedUntil: number | undefined, now: number): Gate => ({
  pausedUntil: Math.min(pausedUntil ?? 0, now + MAX_WAIT),
  step: (pausedUntil ?? 0) > now ? 0 : RAMP.length - 1,
  strikes: 0,
  pauses: 0,
});

export const allowance = (gate: Gate): number => RAMP[gate.step] ?? FULL_SPEED;

export const waitOf = (gate: Gate, now: number): number => Math.max(0, gate.pausedUntil - now);

/**
 * Learns from an answer; `sentIn` is `gate.pauses` as it was when the request was sent. True when the pause
 * changed and is to be kept.
 */
export function learn(
  gate: Gate,
  answer: Answer,
  sentIn: number,
  now: number,
  random: () => number,
): boolean {
  const isNew = sentIn === gate.pauses;
  if (answer.status === 429) {
    const told = retryAfter(answer.headers, now) ?? exhaustedFor(answer.headers, now);
    // The burst that was cut has been answered by its first 429; the others may only lengthen the pause.
    if (!isNew) return told !== null && pause(gate, now + told);
    gate.strikes += 1;
    gate.pauses += 1;
    gate.step = 0;
    pause(gate, now + (told ?? fullJitter(gate.strikes, random)));
    return true;
  }
  const exhausted = exhaustedFor(answer.headers, now);
  if (exhausted !== null && exhausted > 0) {
    gate.step = 0;
    if (isNew) gate.pauses += 1;
    return pause(gate, now + exhausted);
  }
  // Only an answer to something sent after the pause proves that it is over.
  if (isNew && answer.status < 500) {
    gate.strikes = 0;
    gate.step = Math.min(gate.step + 1, RAMP.length - 1);
  }
  return false;
}

function pause(gate: Gate, until: number): boolean {
  if (until <= gate.pausedUntil) return false;
  gate.pausedUntil = until;
  return true;
}
