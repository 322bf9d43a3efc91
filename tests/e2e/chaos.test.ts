import { expect, test } from 'vitest';
import { runChaos } from '../chaos/run-chaos.ts';

const MINUTES = 3;
/** Enough of a run to mean something, on a machine that does much else, too. */
const AT_LEAST = { steps: 60, compared: 20, requests: 60 };

test(
  'random use with random faults shows, keeps and writes nothing wrong',
  async () => {
    const report = await runChaos({ seed: 8, minutes: MINUTES, say: () => undefined });
    console.log(report.tally.table());
    expect(report.wrong, report.told).toEqual([]);
    expect(report.steps).toBeGreaterThan(AT_LEAST.steps);
    expect(report.compared).toBeGreaterThan(AT_LEAST.compared);
    expect(report.requests).toBeGreaterThan(AT_LEAST.requests);
    // What a run owes is done at its end where it did not come up by chance: nothing here depends on how far it came.
    for (const [what, times] of Object.entries(report.owed)) {
      expect(times, `never in this run: ${what}\n${report.told}`).toBeGreaterThan(0);
    }
  },
  (MINUTES + 4) * 60_000,
);
