// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import {
  AT,
  ann,
  ask,
  type Held,
  holds,
  known,
  lacks,
  named,
  own,
  PARCELS,
  PROD,
  role,
  told,
} from './evidence-builder.ts';

type Case = readonly [
  name: string,
  held: Held[],
  question: string,
  where: Whereabouts,
  expected: string,
  rest?: Partial<Evidence>,
];
const [readPipeline, createWorkspace] = ['read pipeline', 'create workspace'];
const inProd = { workspaceId: PROD };
const inParcels = { workspaceId: PROD, projectId: PARCELS };

const custom: Case[] = [
  [
    'of the organization',
    [own('organization', ['pipeline:read'])],
    readPipeline,
    AT.staging,
    'allowed; role Own',
  ],
  [
    'of the workspace',
    [own('workspace', ['pipeline:read'])],
    readPipeline,
    AT.workspace,
    'allowed; role Own @ prod',
  ],
  [
    'of the project',
    [own('project', ['pipeline:read'])],
    readPipeline,
    AT.project,
    'allowed; role Own @ prod @ parcels',
  ],
  ['of nothing', [own('workspace', [])], readPipeline, AT.project, 'denied'],
  [
    'that lists nothing',
    [own('workspace', null)],
    readPipeline,
    AT.project,
    'unknown; ? role-permissions Own',
  ],
  [
    'of the organization that lists nothing',
    [own('organization', null)],
    readPipeline,
    AT.project,
    'unknown; ? role-permissions Own',
  ],
  [
    'that lists a part, for the rest',
    [own('workspace', ['model:read'])],
    readPipeline,
    AT.project,
    'unknown; ? role-permissions Own',
    lacks('role-permissions', 'Own'),
  ],
  [
    'that lists a part, for that part',
    [own('workspace', ['model:read'])],
    'read model',
    AT.project,
    'allowed; role Own @ prod',
    lacks('role-permissions', 'Own'),
  ],
  [
    'that lists a part, elsewhere',
    [own('workspace', ['model:read'])],
    readPipeline,
    AT.staging,
    'denied',
    lacks('role-permissions', 'Own'),
  ],
  [
    'of the organization that creates workspaces',
    [own('organization', ['workspace:create'])],
    createWorkspace,
    AT.organization,
    'allowed; role Own',
  ],
  [
    'of a workspace that creates workspaces',
    [own('workspace', ['workspace:create'])],
    createWorkspace,
    AT.organization,
    'denied',
  ],
  [
    'of the organization for its members',
    [own('organization', ['member:update'])],
    'update member',
    AT.organization,
    'allowed; role Own',
  ],
  [
    'of a project that creates projects',
    [own('project', ['project:create'])],
    'create project',
    AT.project,
    'unknown; ? in-project Own',
  ],
  [
    'of a workspace that creates projects',
    [own('workspace', ['project:create'])],
    'create project',
    AT.project,
    'allowed; role Own @ prod',
  ],
  [
    'for every action on a type',
    [own('workspace', ['model:*'])],
    'promote model',
    AT.project,
    'allowed; role Own @ prod',
  ],
  [
    'for an action on every type',
    [own('workspace', ['*:read'])],
    'read spaceship',
    AT.project,
    'allowed; role Own @ prod',
  ],
  [
    'of no level, in a workspace',
    [own(null, ['stack:read'], inProd)],
    'read stack',
    AT.workspace,
    'allowed; role Own @ prod',
  ],
  ['of no level, in a project', [own(null, ['stack:read'], inParcels)], 'read stack', AT.project, 'denied'],
  [
    'of a level that nobody knows',
    [own('galaxy', ['stack:read'], inProd)],
    'read stack',
    AT.workspace,
    'allowed; role Own @ prod',
  ],
  [
    'that is not in the list of roles',
    [holds(ann, role('gone', 'workspace', ['stack:read']))],
    'read stack',
    AT.workspace,
    'unknown; ? role-permissions gone',
    { roles: [] },
  ],
];

const names: Case[] = [
  [
    'an action',
    [own('workspace', ['pipeline:launch'])],
    'launch pipeline',
    AT.project,
    'allowed; role Own @ prod',
  ],
  [
    'an action that no role has',
    [own('workspace', ['pipeline:read'])],
    'launch pipeline',
    AT.project,
    'denied',
  ],
  [
    'a type',
    [own('workspace', ['spaceship:read'])],
    'read spaceship',
    AT.workspace,
    'allowed; role Own @ prod',
  ],
  [
    'a type in a project',
    [own('project', ['spaceship:read'])],
    'read spaceship',
    AT.project,
    'allowed; role Own @ prod @ parcels',
  ],
  [
    'a type, of the whole workspace',
    [own('project', ['spaceship:read'])],
    'read spaceship',
    AT.workspace,
    'unknown; ? in-project Own',
  ],
];

const everything = holds(ann, role('All', 'organization', ['*:*']));
const elsewhere: Case[] = [
  [
    'in another workspace than the one read for',
    [own('workspace', ['*:*'])],
    readPipeline,
    AT.staging,
    'unknown; ? roles',
    inProd,
  ],
  [
    'the same, with a role of the organization',
    [everything],
    readPipeline,
    AT.staging,
    'allowed; role All',
    inProd,
  ],
  ['in another organization', [everything], 'update member', AT.globex, 'unknown; ? roles'],
  ['in a workspace of another organization', [everything], readPipeline, AT.prodOfGlobex, 'unknown; ? roles'],
  [
    'in a workspace, without saying in which',
    [own('workspace', ['*:*'])],
    readPipeline,
    AT.organization,
    'unknown; ? roles',
  ],
];

describe.each([
  ['a role that somebody made', custom],
  ['a name that no documentation knows', names],
  ['what is asked about is somewhere else', elsewhere],
] as const)('%s', (_, cases) => {
  test.each(named(cases))('%s', (_name, [, held, question, where, expected, rest = {}]) => {
    expect(told(ask(known(held, rest), question, where))).toBe(expected);
  });
});
