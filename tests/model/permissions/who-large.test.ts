import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { ALL_ACCESS, filterAccess } from '#lib/model/permissions/filter-access.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import { evidence, grant, HERE, id, inWorkspace, person, ROLES, role } from './who-evidence.ts';

/** So many members, of whom some hold more. */
function large(count: number): Evidence {
  const principals = Array.from({ length: count }, (_, n) => person(1000 + n, { isActive: n % 40 !== 0 }));
  const custom = Array.from({ length: 190 }, (_, n) =>
    role(`Custom ${n}`, 'workspace', [
      `pipeline_run:${n % 2 ? 'delete' : 'read'}`,
      'stack:read',
      'model:update',
    ]),
  );
  const teams = Array.from({ length: 120 }, (_, n) => ({
    id: id(50_000 + n),
    name: `team ${n}`,
    userIds: Array.from({ length: 40 }, (_, at) => id(1000 + ((n * 40 + at) % count))),
  }));
  return evidence({
    principals,
    roles: [...ROLES, ...custom],
    teams,
    grants: [
      ...principals.map((_, n) => grant(n % 50 ? 'Member' : 'Admin', 1000 + n)),
      ...principals.map((_, n) => grant(`Custom ${n % 190}`, 1000 + n, inWorkspace)),
      ...teams.map(({ id: of }) =>
        grant('Developer', 0, { ...inWorkspace, holder: { kind: 'team', id: of } }),
      ),
    ],
    missing: custom.slice(0, 150).map((one) => ({ what: 'assignments', of: one.id, failure: null })),
  });
}

/** CPU time in ms, of the shortest of five runs, since others use the machine too; each on evidence that was never indexed. */
function shortest(count: number, run: (given: Evidence) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 5; runs += 1) {
    const given = large(count);
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
