import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { evidence, grant, id, inWorkspace, person, ROLES, role } from './who-evidence.ts';

/** So many members, of whom some hold more. */
export function largeEvidence(count: number): Evidence {
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
