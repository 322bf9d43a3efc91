// @vitest-environment node
import { describe, expect, test } from 'vitest';
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
  LABELS,
  own,
  PROD,
  role,
  STAGING,
  told,
} from './evidence-builder.ts';

/** Ann is in the team ml-core. */
type Case = readonly [name: string, held: Held[], question: string, where: Whereabouts, expected: string];
const reader = role('Reader', 'workspace', ['pipeline_run:read']);
const deleter = role('Deleter', 'workspace', ['pipeline_run:delete']);
const other = role('Other', 'workspace', ['pipeline_run:delete']);
const all = role('All', 'organization', ['*:*']);
const allOf = (level: string) => role(`All of ${level}`, level, ['*:*']);
const staging = { workspaceId: STAGING };
const labels = { workspaceId: PROD, projectId: LABELS };
const [readRun, deleteRun] = ['read pipeline_run', 'delete pipeline_run'];

const union: Case[] = [
  ['of nothing is nothing', [], readRun, AT.project, 'denied'],
  [
    'one is enough',
    [holds(ann, reader), holds(ann, deleter)],
    deleteRun,
    AT.project,
    'allowed; role Deleter @ prod',
  ],
  [
    'each that gives it is told',
    [holds(ann, other), holds(ann, deleter)],
    deleteRun,
    AT.project,
    'allowed; role Deleter @ prod; role Other @ prod',
  ],
  [
    'one that reads takes nothing away',
    [holds(ann, reader), holds(core, deleter)],
    deleteRun,
    AT.run,
    'allowed; role Deleter via ml-core @ prod',
  ],
  [
    'direct before teams',
    [holds(core, deleter), holds(ann, deleter)],
    deleteRun,
    AT.run,
    'allowed; role Deleter @ prod; role Deleter via ml-core @ prod',
  ],
  [
    'across levels',
    [holds(ann, allOf('project')), holds(ann, allOf('workspace'))],
    readRun,
    AT.project,
    'allowed; role All of project @ prod @ parcels; role All of workspace @ prod',
  ],
  [
    'none of them gives it',
    [holds(ann, reader), holds(core, deleter)],
    'update pipeline_run',
    AT.project,
    'denied',
  ],
];

const teams: Case[] = [
  ['of the organization', [holds(core, all)], readRun, AT.project, 'allowed; role All via ml-core'],
  ['of the workspace', [holds(core, reader)], readRun, AT.run, 'allowed; role Reader via ml-core @ prod'],
  [
    'of the project',
    [holds(core, allOf('project'))],
    readRun,
    AT.run,
    'allowed; role All of project via ml-core @ prod @ parcels',
  ],
  ['of another workspace', [holds(core, reader, staging)], readRun, AT.project, 'denied'],
  [
    'of a team that she is not in',
    [holds({ kind: 'team', id: 'others' }, all)],
    readRun,
    AT.project,
    'denied',
  ],
];

const scopes: Case[] = [
  ['another workspace', [holds(ann, reader, staging)], readRun, AT.project, 'denied'],
  ['another project', [holds(ann, allOf('project'), labels)], readRun, AT.project, 'denied'],
  ['the organization: any workspace', [holds(ann, all)], 'delete stack', AT.staging, 'allowed; role All'],
  ['the workspace: a project of it', [holds(ann, reader)], readRun, AT.run, 'allowed; role Reader @ prod'],
  [
    'the workspace: a page that names no project',
    [holds(ann, reader)],
    readRun,
    AT.bareRun,
    'allowed; role Reader @ prod',
  ],
  [
    'the workspace: not the organization',
    [holds(ann, allOf('workspace'))],
    'update member',
    AT.organization,
    'denied',
  ],
  [
    'the project: known by its name',
    [own('project', ['model:read'])],
    'read model',
    AT.named,
    'unknown; ? project Own',
  ],
  [
    'the project: not named by the page',
    [own('project', ['pipeline_run:read'])],
    readRun,
    AT.bareRun,
    'unknown; ? project Own',
  ],
  [
    'the project: not all of the workspace',
    [own('project', ['model:read'])],
    'read model',
    AT.workspace,
    'unknown; ? in-project Own',
  ],
  [
    'the project: not the workspace, without it',
    [own('project', ['model:read'])],
    'delete model',
    AT.workspace,
    'denied',
  ],
  [
    'a project of another workspace',
    [own('project', ['model:read'], { ...labels, ...staging })],
    'read model',
    AT.workspace,
    'denied',
  ],
  [
    'the project: no stacks, even if listed',
    [own('project', ['stack:read'])],
    'read stack',
    AT.project,
    'denied',
  ],
  [
    'the project: no secrets, even if listed',
    [own('project', ['*:*'])],
    'read_secret_value secret',
    AT.project,
    'denied',
  ],
  [
    'the project itself, known by its name',
    [own('project', ['*:*'])],
    'read project',
    AT.named,
    'unknown; ? owner; ? project Own',
  ],
];

describe.each([
  ['roles add up', union],
  ['a team gives what it holds', teams],
  ['a role is good where it is held', scopes],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s', (_name, held, question, where, expected) => {
    expect(told(ask(known(held, inCore('ann')), question, where))).toBe(expected);
  });
});
