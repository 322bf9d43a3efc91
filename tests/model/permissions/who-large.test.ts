// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { ALL_ACCESS, filterAccess } from '#lib/model/permissions/filter-access.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import { largeEvidence } from './large-evidence.ts';
import { HERE } from './who-evidence.ts';

/** CPU time in ms, of the shortest of five runs, since others use the machine too; each on evidence that was never indexed. */
function shortest(count: number, run: (given: Evidence) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 5; runs += 1) {
    const given = largeEvidence(count);
    const before = process.cpuUsage();
    run(given);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
/** Ten times as many people take ten times as long at most, and a hundred times if each is compared with each. */
const MOST_TIMES = 20;

describe('ten thousand people', () => {
  it.each<[string, (given: Evidence) => unknown]>([
    ['who has access', (given) => whoHasAccess(given, HERE.workspace, null)],
    ['who may', (given) => whoHasAccess(given, HERE.run, { resourceType: 'pipeline_run', action: 'delete' })],
    [
      'the filter',
      (given) =>
        filterAccess(whoHasAccess(given, HERE.workspace, null).rows, {
          ...ALL_ACCESS,
          way: 'team',
          text: 'team 7',
        }),
    ],
  ])('%s takes no more than twenty times what it takes for a thousand', (name, run) => {
    const few = shortest(1000, run);
    const many = shortest(10_000, run);
    console.log(`${name}: ${many.toFixed(1)} ms, and ${few.toFixed(1)} ms for a thousand`);
    expect(many / few).toBeLessThan(MOST_TIMES);
  });
});
