import type { Client, Request } from './clients/client.ts';
import { installClock } from './install-clock.ts';
import type { LimitSpec } from './limits.ts';
import { seeded } from './random.ts';
import { createServer, type Server } from './server.ts';
import { deviation, mean } from './summary.ts';
import { VirtualClock } from './virtual-clock.ts';

/** The four measures of https://github.com/zombocom/rate_throttle_client#benchmarks, the only public bench of the kind. */
export interface LongRun {
  /** 429s by sends, mean of the clients. */
  retryShare: number;
  /** Of the sends of each client: whether they share fairly. */
  deviation: number;
  /** The longest that a client did not send. */
  longestWaitMs: number;
  clearMs: number;
}

/** As there: ten clients, one request at a time each, without end; `RateLimit-Remaining` is all that the server tells. */
const CLIENTS = 10;
const DURATION = 30 * 60_000;
const QUOTA = 4500;
const PER_SECOND = QUOTA / 3600;
const GCRA = { kind: 'bucket', burst: QUOTA, atStart: 0, refusedCount: false } as const;
/** So long the clients of the second part are held down, as there by a first sleep of 1 s: each has met a 429. */
const HELD = 10_000;

export async function longRun(client: Client, seed: number): Promise<LongRun> {
  const slow = await run(client, { ...GCRA, rates: [{ from: 0, perSecond: PER_SECOND }] }, seed, DURATION);
  // Then all 4500 are there at once: how soon do throttled clients notice?
  const rates = [
    { from: 0, perSecond: PER_SECOND },
    { from: HELD, perSecond: QUOTA * 1000 },
    { from: HELD + 1, perSecond: 0 },
  ];
  const fast = await run(client, { ...GCRA, rates }, seed, DURATION, HELD, QUOTA);
  const each = byClient(slow.log);
  return {
    retryShare: mean(each.map((log) => log.filter((one) => one.status === 429).length / log.length)),
    deviation: deviation(each.map((log) => log.length)),
    longestWaitMs: Math.max(...each.map((log) => longestGap(log.map((one) => one.at)))),
    clearMs: fast.clearedAt - HELD,
  };
}

/** Until `quota` requests sent after `from` have been answered, or for `duration`. */
async function run(
  client: Client,
  limit: LimitSpec,
  seed: number,
  duration: number,
  from = 0,
  quota = Number.POSITIVE_INFINITY,
): Promise<{ log: Server['log']; clearedAt: number }> {
  const clock = new VirtualClock(seeded(seed, 'dice'));
  const server = createServer({ limit, dialect: ['remaining'] }, clock, seed);
  let left = quota;
  let clearedAt = Number.POSITIVE_INFINITY;
  let clear = () => {};
  const cleared = new Promise<void>((resolve) => {
    clear = resolve;
  });
  const askOn = async (request: Request, name: string): Promise<void> => {
    for (let n = 0; left > 0; n += 1) {
      const status = await request(`${name}-${n}`, 'bulk').catch(() => 0);
      if (status !== 200) await clock.sleep(1000);
      else if (clock.elapsed() >= from) left -= 1;
      if (left === 0) {
        clearedAt = Math.min(clearedAt, clock.elapsed());
        clear();
      }
    }
  };
  const restore = installClock(clock);
  try {
    for (let index = 0; index < CLIENTS; index += 1)
      void askOn(client.start({ clock, send: server.send, limit }), `${index}`);
    await clock.run(cleared, duration);
  } finally {
    restore();
  }
  return { log: server.log.filter((one) => one.status !== 0), clearedAt };
}

const byClient = (log: Server['log']): Server['log'][] =>
  Array.from({ length: CLIENTS }, (_, index) => log.filter((one) => one.key.startsWith(`${index}-`)));

const longestGap = (times: readonly number[]): number =>
  times.reduce((longest, time, index) => Math.max(longest, time - (times[index - 1] ?? 0)), 0);
