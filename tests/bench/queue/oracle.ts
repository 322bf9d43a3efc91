import { createLimit } from './limits.ts';
import type { Scenario } from './scenarios.ts';
import { SERVICE, withTraffic } from './server.ts';
import { workload } from './workload.ts';

/** Even who knows the limit to the millisecond does not know how long the way to it takes. */
const MARGIN = 50;

/**
 * Ms in which somebody finishes who knows the limit and asks every question once: each request starts when it has
 * arrived and the limit lets it through, without any bound on how many are on their way. One that had to wait for
 * the limit starts 50 ms after the moment, and every answer takes the longest service time. In C and D the last
 * arrival decides (58.5 s), in the others the limit.
 */
export function oracleFinish(scenario: Scenario, seed: number): number {
  const spec = scenario.server(seed);
  const limit = withTraffic(createLimit(spec.limit), spec.traffic ?? 0, seed);
  let finish = 0;
  let now = 0;
  for (const arrival of arrivals(scenario, seed, spec.errorShare ?? 0)) {
    now = Math.max(now, arrival);
    for (let wait = limit.wait(now); wait > 0; wait = limit.wait(now)) now += Math.max(wait, 1e-3);
    limit.take(now);
    finish = Math.max(finish, now + (now > arrival ? MARGIN : 0) + SERVICE.longest);
  }
  return finish;
}

/** Of the distinct questions, sorted; of errors the expected number is asked again at the end of the bulk. */
function arrivals(scenario: Scenario, seed: number, errorShare: number): number[] {
  const all = new Map<string, number>();
  for (let browser = 0; browser < (scenario.browsers ?? 1); browser += 1)
    for (const { key, at } of workload(scenario.spread, seed, browser)) all.set(key, at);
  const again = Math.ceil(all.size / (1 - errorShare)) - all.size;
  return [...all.values(), ...Array<number>(again).fill(0)].sort((a, b) => a - b);
}
