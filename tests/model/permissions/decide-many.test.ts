// @vitest-environment node
import { expect, test } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import { SYSTEM_ROLES } from '../../control-plane/rbac/system-roles.ts';
import { AT, known, PARCELS, PROD, permits, person, role, STAGING } from './evidence-builder.ts';

const PEOPLE = 10_000;
const GRANTS = 25_000;
const ROLES = [
  ...SYSTEM_ROLES.map(({ name, level, permissions }) => ({
    ...role(name, level, []),
    isSystem: true,
    permissions: permits(...permissions),
  })),
  ...Array.from({ length: 30 }, (_, n) => role(`Own ${n}`, 'workspace', ['pipeline:read', 'model:read'])),
];
const inTeam = (team: number): string[] =>
  Array.from({ length: 100 }, (_, n) => `user-${(team * 100 + n * 7) % PEOPLE}`);

/** Ten thousand people, two hundred teams, and a few roles whose holders are not all known. */
function large(): Evidence {
  const scopes: Record<string, Partial<Grant>> = {
    organization: {},
    workspace: { workspaceId: PROD },
    project: { workspaceId: PROD, projectId: PARCELS },
  };
  const grants = Array.from({ length: GRANTS }, (_, n): Grant => {
    const held = ROLES[(n * 31) % ROLES.length] ?? role('none', 'workspace', []);
    const isElsewhere = held.level === 'workspace' && n % 3 === 0;
    return {
      roleId: held.id,
      holder:
        n % 50 === 0 ? { kind: 'team', id: `team-${n % 200}` } : { kind: 'user', id: `user-${n % PEOPLE}` },
      workspaceId: null,
      projectId: null,
      resource: null,
      ...scopes[held.level ?? ''],
      ...(isElsewhere && { workspaceId: STAGING }),
      ...(held.level === 'project' && n % 4 === 0 && { workspaceId: null }),
    };
  });
  const teams = Array.from({ length: 200 }, (_, n) => ({
    id: `team-${n}`,
    name: `Team ${n}`,
    userIds: inTeam(n),
  }));
  const missing: Gap[] = [
    { what: 'assignments', of: 'Own 1', failure: null },
    { what: 'team-members', of: 'team-50', failure: null },
  ];
  return known([], { roles: ROLES, grants, teams, missing });
}

test('ten thousand people, ten actions each', { timeout: 60_000 }, () => {
  const evidence = large();
  const people: Principal[] = Array.from({ length: PEOPLE }, (_, n) => person(`user-${n}`));
  const questions = ['pipeline_run', 'stack'].flatMap((resourceType) =>
    ['create', 'read', 'update', 'delete', 'share'].map((action) => ({ resourceType, action })),
  );
  const verdicts = { allowed: 0, denied: 0, unknown: 0, unavailable: 0 };
  const started = performance.now();
  for (const permission of questions) {
    const target = targetAt(AT.project, permission);
    for (const principal of people) {
      verdicts[decide(evidence, principal, permission.action, target).verdict] += 1;
    }
  }
  const took = performance.now() - started;
  console.log(`100,000 decisions on ${GRANTS} grants: ${Math.round(took)} ms`);
  expect(verdicts.allowed + verdicts.denied + verdicts.unknown).toBe(PEOPLE * questions.length);
  expect(verdicts.allowed).toBeGreaterThan(1000);
  expect(verdicts.denied).toBeGreaterThan(1000);
});
