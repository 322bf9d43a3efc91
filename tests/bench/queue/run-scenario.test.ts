// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { whereBeaten } from './beaten.ts';
import type { Client } from './clients/client.ts';
import { oracleFinish } from './oracle.ts';
import { randomLimits } from './random-limits.ts';
import { type Outcome, percentile, runScenario } from './run-scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { deviation, summarize } from './summary.ts';
import { workload } from './workload.ts';

const scenario = (name: string) => {
  const found = SCENARIOS.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** Sends everything at once and takes what comes. */
const careless: Client = {
  name: 'careless',
  start:
    ({ send }) =>
    async (key) =>
      (await send(key))?.status ?? 0,
};

/** Asks once for each key, as fast as Retry-After lets it. */
const patient: Client = {
  name: 'patient',
  start({ clock, send }) {
    const asked = new Map<string, Promise<number>>();
    const ask = async (key: string): Promise<number> => {
      for (;;) {
        const reply = await send(key);
        if (reply?.status === 200) return 200;
        await clock.sleep(Number(reply?.headers['retry-after'] ?? 1) * 1000);
      }
    };
    return (key) => {
      const answer = asked.get(key) ?? ask(key);
      asked.set(key, answer);
      return answer;
    };
  },
};

test('the oracle has the published times', () => {
  const times = SCENARIOS.map((one) => [one.name, Number((oracleFinish(one, 1) / 1000).toFixed(1))]);
  expect(Object.fromEntries(times)).toMatchObject({ A: 10.3, B: 10.3, C: 58.7, D: 58.7, E: 60.3, F: 60.3 });
});

test('220 are asked, 120 distinct, in an order that depends on the seed', () => {
  const asks = workload(10_000, 1, 0);
  expect([asks.length, new Set(asks.map((one) => one.key)).size]).toEqual([220, 120]);
  expect(asks.filter((one) => one.priority === 'interactive').at(-1)?.at).toBe(9750);
  expect(workload(10_000, 1, 0)).toEqual(asks);
  expect(workload(10_000, 2, 0)).not.toEqual(asks);
});

describe('a run', () => {
  test('counts what is sent, refused, failed and answered twice', async () => {
    const found = await runScenario(careless, scenario('A'), 1);
    expect(found.sends).toBe(220);
    expect(found.refused + found.sends - found.failed).toBe(220);
    expect(found.refused).toBe(found.failed);
    expect(found.failed).toBeGreaterThan(150);
    expect(found.finishMs).toBeLessThan(10_000);
  });

  test('repeats itself on the same seed', async () => {
    const first = await runScenario(patient, scenario('H'), 3);
    expect(await runScenario(patient, scenario('H'), 3)).toEqual(first);
    expect(await runScenario(patient, scenario('H'), 4)).not.toEqual(first);
    expect(first).toMatchObject({ failed: 0, duplicates: 0 });
    expect(first.unavailable).toBeGreaterThan(0);
  });

  test('of two teammates asks twice as much', async () => {
    const found = await runScenario(patient, scenario('G'), 1);
    expect(found.failed).toBe(0);
    expect(found.sends - found.refused).toBe(240);
  });

  test('nobody beats the oracle by more than the shortest service time allows', async () => {
    // Where refused requests count, this client would ask for ever.
    const forgiving = [...SCENARIOS, ...randomLimits(3, 20)].filter(
      (one) => !one.server(1).limit.refusedCount,
    );
    expect(forgiving.length).toBeGreaterThan(12);
    for (const one of forgiving) {
      const found = await runScenario(patient, one, 1);
      // The oracle waits 50 ms after the limit and for the longest answer, and of errors knows the expected number.
      const slack = one.name === 'H' ? 1500 : 200;
      expect(found.finishMs).toBeGreaterThan(oracleFinish(one, 1) - slack);
    }
  }, 30_000);
});

test('percentiles are of the nearest rank, deviations of a sample', () => {
  const values = Array.from({ length: 20 }, (_, index) => index + 1);
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile([], 0.5)]).toEqual([
    10,
    19,
    Number.NaN,
  ]);
  // The published bench's best client.
  expect(deviation([196, 269, 386, 302, 239, 197, 265, 150, 187, 118])).toBeCloseTo(78.44, 2);
});

test('a peer beats ours only where it did the job', () => {
  const usual = { finishMs: 1, sends: 120, unavailable: 0, duplicates: 0, p50: 1 };
  const row = (name: string, one: Partial<Outcome>, knowsLimit = false) => ({
    client: { ...careless, name, knowsLimit },
    cells: new Map([['A', summarize([{ ...usual, ratio: 1.05, refused: 5, failed: 0, p95: 900, ...one }])]]),
  });
  const ours = row('ours', {});
  const found = whereBeaten(ours, [
    row('quick', { ratio: 1.02, refused: 200, p95: 100 }),
    row('failing', { ratio: 0.5, refused: 0, failed: 3, p95: 100 }),
    row('slow guess', { ratio: 4, refused: 0, p95: 950 }),
    row('told', { ratio: 1, refused: 0, p95: 1 }, true),
    row('a draw', { ratio: 1.045 }),
    row('better', { refused: 3, p95: 800 }),
  ]);
  expect(found.filter((one) => one.excuse === null).map((one) => [one.peer, one.measure])).toEqual([
    ['quick', 'ratio'],
    ['better', '429s'],
    ['better', 'p95'],
  ]);
  expect(found.filter((one) => one.excuse !== null)).toHaveLength(5);
});
