import type { Client } from './clients/client.ts';
import { type Outcome, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenarios.ts';

/** Means over the seeds, and how the worst seed did. */
export interface Summary extends Outcome {
  worstRatio: number;
  /** 429s by sends. */
  refusedShare: number;
}

/** One client in all scenarios, by the scenario's name. */
export interface Row {
  client: Client;
  cells: Map<string, Summary>;
}

export async function runAll(client: Client, scenarios: readonly Scenario[], seeds: number): Promise<Row> {
  const cells = new Map<string, Summary>();
  for (const scenario of scenarios) {
    const outcomes: Outcome[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) outcomes.push(await runScenario(client, scenario, seed));
    cells.set(scenario.name, summarize(outcomes));
  }
  return { client, cells };
}

export function summarize(outcomes: readonly Outcome[]): Summary {
  const of = (key: keyof Outcome) => mean(outcomes.map((one) => one[key]));
  return {
    finishMs: of('finishMs'),
    ratio: of('ratio'),
    sends: of('sends'),
    refused: of('refused'),
    unavailable: of('unavailable'),
    failed: of('failed'),
    duplicates: of('duplicates'),
    p50: of('p50'),
    p95: of('p95'),
    worstRatio: Math.max(...outcomes.map((one) => one.ratio)),
    refusedShare: of('refused') / of('sends'),
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample, as the published bench has it. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1),
  );
}
