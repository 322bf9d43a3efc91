import type { Client, Request } from './clients/client.ts';
import { installClock } from './install-clock.ts';
import { oracleFinish } from './oracle.ts';
import { seeded } from './random.ts';
import type { Scenario } from './scenarios.ts';
import { createServer, type Server } from './server.ts';
import { VirtualClock } from './virtual-clock.ts';
import { type Ask, workload } from './workload.ts';

export interface Outcome {
  finishMs: number;
  /** `finishMs` by that of the oracle. */
  ratio: number;
  sends: number;
  refused: number;
  /** Answered 503. */
  unavailable: number;
  /** Asked, and not answered 200 in the end. */
  failed: number;
  /** Answered 200 more than once. */
  duplicates: number;
  /** Of the interactive requests, ms. One that fails waits for ever. */
  p50: number;
  p95: number;
}

/** Nobody waits longer: what is not answered by then has failed. */
const TIME_LIMIT = 2 * 60 * 60_000;

/** One client in one scenario. Not to be run twice at once: the clock takes the place of the global one. */
export async function runScenario(client: Client, scenario: Scenario, seed: number): Promise<Outcome> {
  const spec = scenario.server(seed);
  const clock = new VirtualClock(seeded(seed, 'dice'));
  const server = createServer(spec, clock, seed);
  const waits: number[] = [];
  let failed = 0;
  let finishMs = 0;
  const ask = async (request: Request, { at, key, priority }: Ask): Promise<void> => {
    await clock.sleep(at);
    const status = await request(key, priority).catch(() => 0);
    finishMs = clock.elapsed();
    if (status !== 200) failed += 1;
    if (priority === 'interactive') waits.push(status === 200 ? finishMs - at : Number.POSITIVE_INFINITY);
  };
  const restore = installClock(clock);
  let asked = 0;
  try {
    const all: Promise<void>[] = [];
    for (let browser = 0; browser < (scenario.browsers ?? 1); browser += 1) {
      const request = client.start({ clock, send: server.send, limit: spec.limit });
      all.push(...workload(scenario.spread, seed, browser).map((one) => ask(request, one)));
    }
    asked = all.length;
    let answered = 0;
    const isDone = await clock.run(
      Promise.all(all.map((one) => one.then(() => (answered += 1)))),
      TIME_LIMIT,
    );
    if (!isDone) {
      failed += asked - answered;
      finishMs = TIME_LIMIT;
    }
  } finally {
    restore();
  }
  const ratio = finishMs / oracleFinish(scenario, seed);
  return {
    finishMs,
    ratio,
    failed,
    ...counts(server),
    p50: percentile(waits, 0.5),
    p95: percentile(waits, 0.95),
  };
}

function counts({ log }: Server) {
  const answered = log.filter((one) => one.status === 200);
  return {
    sends: log.length,
    refused: log.filter((one) => one.status === 429).length,
    unavailable: log.filter((one) => one.status === 503).length,
    duplicates: answered.length - new Set(answered.map((one) => one.key)).size,
  };
}

/** Nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
