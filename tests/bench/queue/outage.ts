import type { Client } from './clients/client.ts';
import { DIALECTS } from './rate-limit-dialect.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenarios.ts';

const MINUTE = 60_000;

/** The usual 220 are asked of a server that answers 503 to everything. What is asked after it is over is not counted. */
const OUTAGE: Scenario = {
  name: 'outage',
  about: '100 % 503 for 60 s',
  spread: MINUTE,
  server: () => ({
    limit: { kind: 'bucket', burst: 20, rates: [{ from: 0, perSecond: 10 }], refusedCount: false },
    dialect: DIALECTS.none,
    outage: { from: 0, until: MINUTE },
  }),
};

export const sendsInOutage = async (client: Client, seed: number): Promise<number> =>
  (await runScenario(client, OUTAGE, seed)).unavailable;
