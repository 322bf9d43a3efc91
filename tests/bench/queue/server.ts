import { createLimit, type Limit, type LimitSpec } from './limits.ts';
import { between, seeded } from './random.ts';
import { type Dialect, headersOf } from './rate-limit-dialect.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface ServerSpec {
  limit: LimitSpec;
  dialect: Dialect;
  /** Requests per second that a teammate's script takes from the same limit, at random moments. */
  traffic?: number;
  /** Share of the requests that were let through and are answered 503 all the same. */
  errorShare?: number;
  /** Everything is answered 503, ms from the start. */
  outage?: { from: number; until: number };
}

export interface Reply {
  status: number;
  /** Lower-cased. */
  headers: Record<string, string>;
}

export type Server = ReturnType<typeof createServer>;

/** Ms that an answer takes. */
export const SERVICE = { shortest: 80, longest: 220 };

/** A server with a rate limit, which is asked for when half of the service time has passed. */
export function createServer(spec: ServerSpec, clock: VirtualClock, seed: number) {
  const limit = withTraffic(createLimit(spec.limit), spec.traffic ?? 0, seed);
  const service = seeded(seed, 'service');
  const errors = seeded(seed, 'errors');
  const log: { at: number; key: string; status: number }[] = [];

  const judge = (now: number): Reply => {
    const { outage } = spec;
    if (outage && now >= outage.from && now < outage.until) return { status: 503, headers: {} };
    const isAllowed = limit.take(now);
    const headers = headersOf(limit, spec.dialect, now, !isAllowed);
    if (!isAllowed) return { status: 429, headers };
    return errors() < (spec.errorShare ?? 0) ? { status: 503, headers } : { status: 200, headers };
  };

  return {
    /** Every request that reached the server, with the time at which it was sent. */
    log,
    /** Settles early, with null, when `signal` aborts. The server has had the request all the same. */
    async send(key: string, signal?: AbortSignal | null): Promise<Reply | null> {
      const half = between(service, SERVICE.shortest, SERVICE.longest) / 2;
      const entry = { at: clock.elapsed(), key, status: 0 };
      log.push(entry);
      await clock.sleep(half);
      const reply = judge(clock.elapsed());
      reply.headers.date = new Date(clock.now()).toUTCString();
      entry.status = reply.status;
      await clock.sleep(half, signal ?? undefined);
      return signal?.aborted ? null : reply;
    },
  };
}

/** `limit`, with a teammate who also takes from it. Poisson; caught up with whenever somebody looks. */
export function withTraffic(limit: Limit, perSecond: number, seed: number): Limit {
  if (perSecond === 0) return limit;
  const random = seeded(seed, 'traffic');
  let next = 0;
  const catchUp = (now: number): number => {
    while (next <= now) {
      limit.take(next);
      next += (-Math.log(1 - random()) / perSecond) * 1000;
    }
    return now;
  };
  return {
    ...limit,
    take: (now) => limit.take(catchUp(now)),
    remaining: (now) => limit.remaining(catchUp(now)),
    wait: (now) => limit.wait(catchUp(now)),
    reset: (now) => limit.reset(catchUp(now)),
  };
}
