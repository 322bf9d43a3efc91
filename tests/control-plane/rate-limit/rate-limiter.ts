import { type Counter, createCounter, type Decision } from './counters.ts';
import type { RateLimitSpec } from './rate-limit-spec.ts';

export interface LimitAnswer {
  allowed: boolean;
  headers: Record<string, string>;
}

const seconds = (ms: number) => String(Math.ceil(ms / 1000));

function quotaHeaders(spec: RateLimitSpec, decision: Decision): Record<string, string> {
  const remaining = String(Math.max(0, decision.remaining));
  const reset = seconds(decision.allowed ? decision.resetMs : decision.waitMs);
  if (spec.headers === 'structured') {
    return {
      ratelimit: `"session";r=${remaining};t=${reset}`,
      'ratelimit-policy': `"session";q=${spec.limit};w=${spec.windowSeconds}`,
    };
  }
  if (spec.headers === 'none') return {};
  const prefix = spec.headers === 'legacy' ? 'x-ratelimit' : 'ratelimit';
  return {
    [`${prefix}-limit`]: String(spec.limit),
    [`${prefix}-remaining`]: remaining,
    [`${prefix}-reset`]: reset,
  };
}

function waitHeader(spec: RateLimitSpec, decision: Decision, now: number): Record<string, string> {
  if (decision.allowed || spec.retryAfter === 'none') return {};
  if (spec.retryAfter === 'seconds') return { 'retry-after': seconds(decision.waitMs) };
  // A date has whole seconds only: rounding down would invite the client too early.
  return { 'retry-after': new Date(Math.ceil((now + decision.waitMs) / 1000) * 1000).toUTCString() };
}

/** Counts requests per session. ZenML's own limits are unknown, hence every common kind. */
export class RateLimiter {
  #spec: RateLimitSpec | null = null;
  #counters = new Map<string, Counter>();

  set(spec: RateLimitSpec | null): void {
    this.#spec = spec;
    this.#counters = new Map();
  }

  take(session: string, now: number): LimitAnswer {
    const spec = this.#spec;
    if (spec === null) return { allowed: true, headers: {} };
    let counter = this.#counters.get(session);
    if (counter === undefined) {
      counter = createCounter(spec);
      this.#counters.set(session, counter);
    }
    const decision = counter.take(now);
    return {
      allowed: decision.allowed,
      headers: { ...quotaHeaders(spec, decision), ...waitHeader(spec, decision, now) },
    };
  }
}
