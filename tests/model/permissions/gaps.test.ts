// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Evidence, Gap } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import {
  AT,
  ann,
  ask,
  core,
  type Held,
  holds,
  inCore,
  known,
  lacks,
  own,
  role,
  share,
  system,
  told,
} from './evidence-builder.ts';

type Case = readonly [
  name: string,
  gap: Gap['what'],
  of: string | null,
  rest: Partial<Evidence>,
  question: string,
  where: Whereabouts,
  expected: string,
];
const [readRun, updateMember] = ['read pipeline_run', 'update member'];
const reader = role('Reader', 'workspace', ['pipeline_run:read']);
const withRoles = (...roles: ReturnType<typeof role>[]) => ({ roles });
const teamHolds = (...held: Held[]) => {
  const { roles, grants } = known(held);
  return { roles, grants, ...inCore() };
};

const roles: Case[] = [
  ['some roles', 'roles', null, {}, readRun, AT.project, 'unknown; ? roles'],
  ['some roles, of the organization', 'roles', null, {}, updateMember, AT.organization, 'unknown; ? roles'],
];

const assignments: Case[] = [
  [
    'of a role that gives it',
    'assignments',
    'Reader',
    withRoles(reader),
    readRun,
    AT.project,
    'unknown; ? assignments Reader',
  ],
  [
    'of a role that does not',
    'assignments',
    'Reader',
    withRoles(reader),
    'delete pipeline_run',
    AT.project,
    'denied',
  ],
  [
    'of a role of another level',
    'assignments',
    'Reader',
    withRoles(reader),
    updateMember,
    AT.organization,
    'denied',
  ],
  [
    'of a role that lists nothing',
    'assignments',
    'Own',
    withRoles(role('Own', 'workspace', null)),
    readRun,
    AT.run,
    'unknown; ? assignments Own',
  ],
  ['of a role that nobody knows', 'assignments', 'gone', {}, readRun, AT.run, 'unknown; ? assignments gone'],
  [
    'of a role of the project, of the workspace',
    'assignments',
    'Own',
    withRoles(role('Own', 'project', ['model:read'])),
    'read model',
    AT.workspace,
    'unknown; ? assignments Own',
  ],
  [
    'of a role of the project, on stacks',
    'assignments',
    'Own',
    withRoles(role('Own', 'project', ['*:*'])),
    'read stack',
    AT.project,
    'denied',
  ],
  [
    'of a share, of one thing',
    'assignments',
    'Share',
    withRoles(share(['pipeline_run:read'])),
    readRun,
    AT.run,
    'unknown; ? assignments Share',
  ],
  [
    'of a share, of a type',
    'assignments',
    'Share',
    withRoles(share(['pipeline_run:read'])),
    readRun,
    AT.project,
    'denied',
  ],
  [
    'of a documented role that gives it',
    'assignments',
    'Workspace Viewer',
    withRoles(system('Workspace Viewer')),
    readRun,
    AT.run,
    'unknown; ? assignments Workspace Viewer',
  ],
  [
    'of a documented role that does not',
    'assignments',
    'Stack Admin',
    withRoles(system('Stack Admin')),
    readRun,
    AT.run,
    'denied',
  ],
  [
    'of a documented role that is silent',
    'assignments',
    'Project Contributor',
    withRoles(system('Project Contributor')),
    readRun,
    AT.run,
    'unknown; ? assignments Project Contributor',
  ],
];

const members: Case[] = [
  [
    'of a team that has it',
    'team-members',
    'core',
    teamHolds(holds(core, reader)),
    readRun,
    AT.run,
    'unknown; ? team-members ml-core',
  ],
  [
    'of a team that has something else',
    'team-members',
    'core',
    teamHolds(holds(core, reader)),
    'delete pipeline_run',
    AT.run,
    'denied',
  ],
  [
    'of a team that has it elsewhere',
    'team-members',
    'core',
    teamHolds(holds(core, reader)),
    readRun,
    AT.staging,
    'denied',
  ],
  [
    'of a team that perhaps has it',
    'team-members',
    'core',
    teamHolds(holds(core, role('Own', 'workspace', null))),
    readRun,
    AT.run,
    'unknown; ? team-members ml-core',
  ],
  [
    'of a team that is not in the list',
    'team-members',
    'core',
    { ...teamHolds(holds(core, reader)), teams: [] },
    readRun,
    AT.run,
    'unknown; ? team-members core',
  ],
  ['of a team that holds nothing', 'team-members', 'core', inCore(), readRun, AT.run, 'denied'],
];

const permissions: Case[] = [
  [
    'of a role that is held',
    'role-permissions',
    'Own',
    known([own('workspace', null)]),
    readRun,
    AT.run,
    'unknown; ? role-permissions Own',
  ],
  [
    'of a role that is held elsewhere',
    'role-permissions',
    'Own',
    known([own('workspace', null)]),
    readRun,
    AT.staging,
    'denied',
  ],
  [
    'of a role that nobody holds',
    'role-permissions',
    'Own',
    withRoles(role('Own', 'workspace', null)),
    readRun,
    AT.run,
    'denied',
  ],
];

describe.each([
  ['roles that were not read', roles],
  ['holders that were not read', assignments],
  ['members that were not read', members],
  ['permissions that were not read', permissions],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s', (_name, what, of, rest, question, where, expected) => {
    expect(told(ask(known([], { ...rest, ...lacks(what, of) }), question, where))).toBe(expected);
  });

  test.each(cases)('%s: takes no yes away', (_name, what, of, rest, question, where) => {
    const evidence = known([], { ...rest, ...lacks(what, of) });
    const all = holds(ann, role('All', 'organization', ['*:*']));
    const more = {
      ...evidence,
      roles: [...evidence.roles, all.role],
      grants: [...evidence.grants, all.grant],
    };
    expect(ask(more, question, where)).toMatchObject({ verdict: 'allowed', doubts: [] });
  });
});

describe('what the documentation denies', () => {
  const viewer = known([holds(ann, system('Workspace Viewer'))]);
  const gap = (failure: Gap['failure']) => lacks('role-permissions', 'Workspace Viewer', failure);
  const unsure = 'unknown; ? role-permissions Workspace Viewer';
  test.each<[string, Partial<Evidence>, string]>([
    ['stands where the server keeps the list to itself', gap(null), 'denied'],
    ['is open where the list could not be read', gap({ kind: 'offline' }), unsure],
    ['is open while the list is on its way', { complete: false }, unsure],
  ])('%s', (_, rest, expected) => {
    expect(told(ask({ ...viewer, ...rest }, 'delete pipeline', AT.project))).toBe(expected);
    expect(ask({ ...viewer, ...rest }, 'read pipeline', AT.project).verdict).toBe('allowed');
  });
});
