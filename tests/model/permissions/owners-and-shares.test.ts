// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Evidence, Grant } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import {
  ACME,
  AT,
  ann,
  ask,
  core,
  type Held,
  holds,
  inCore,
  known,
  LABELS,
  named,
  own,
  owns,
  PARCELS,
  PROD,
  RUN,
  SECRET,
  STACK,
  share,
  system,
  told,
  unowned,
} from './evidence-builder.ts';

type Case = readonly [
  name: string,
  held: Held[],
  question: string,
  where: Whereabouts,
  expected: string,
  rest?: Partial<Evidence>,
];
const member = own('organization', ['team:read']);
const [readRun, deleteRun] = ['read pipeline_run', 'delete pipeline_run'];
const owner = 'allowed; owner @ prod';

const owners: Case[] = [
  ['reads', [member], 'read stack', AT.stack, owner, owns(STACK)],
  ['updates', [member], 'update stack', AT.stack, owner, owns(STACK)],
  ['deletes', [member], 'delete stack', AT.stack, owner, owns(STACK)],
  ['shares', [member], 'share secret', AT.secret, owner, owns(SECRET)],
  [
    'may perhaps do more than is documented',
    [member],
    'read_secret_value secret',
    AT.secret,
    'unknown; ? owner-rights',
    owns(SECRET),
  ],
  ['of a workspace', [member], 'delete workspace', AT.workspace, owner, owns(PROD)],
  ['of the organization', [member], 'delete organization', AT.organization, 'allowed; owner', owns(ACME)],
  ['of a workspace, not of what is in it', [member], 'delete stack', AT.workspace, 'denied', owns(PROD)],
  [
    'and a role',
    [own('workspace', ['stack:read'])],
    'read stack',
    AT.stack,
    `${owner}; role Own @ prod`,
    owns(STACK),
  ],
  ['who has left', [], 'delete workspace', AT.workspace, 'unknown; ? membership', owns(PROD)],
  [
    'who has left, and was shared something',
    [holds(ann, share(['model:read']), { workspaceId: PROD })],
    'delete workspace',
    AT.workspace,
    'unknown; ? membership',
    owns(PROD),
  ],
  [
    'who is a member through a team',
    [holds(core, system('Organization Member'))],
    'delete workspace',
    AT.workspace,
    owner,
    { ...owns(PROD), ...inCore('ann') },
  ],
  ['who is somebody else', [member], deleteRun, AT.run, 'denied'],
  ['who is not known', [member], deleteRun, AT.run, 'unknown; ? owner', unowned(RUN)],
  ['who is not known, of a type', [member], deleteRun, AT.project, 'denied', unowned(RUN)],
  [
    'who is not known, of a project',
    [member],
    'delete project',
    AT.project,
    'unknown; ? owner',
    unowned(PARCELS),
  ],
  [
    'who is not known, of a project known by its name',
    [member],
    'delete project',
    AT.named,
    'unknown; ? owner',
  ],
  ['creates no workspace by owning one', [member], 'create workspace', AT.organization, 'denied', owns(PROD)],
];

const here = { workspaceId: PROD, projectId: PARCELS };
const run = { ...here, resource: { type: 'pipeline_run', id: RUN } };
const shared = (where: Partial<Grant>, permissions: string[] | null = ['pipeline_run:read']) => [
  holds(ann, share(permissions), where),
];

const shares: Case[] = [
  ['is good for what is shared', shared(run), readRun, AT.run, 'allowed; share Share @ prod @ parcels'],
  [
    'is good on a page that names no project',
    shared(run),
    readRun,
    AT.bareRun,
    'allowed; share Share @ prod @ parcels',
  ],
  [
    'is good through a team',
    [holds(core, share(['pipeline_run:read']), run)],
    readRun,
    AT.run,
    'allowed; share Share via ml-core @ prod @ parcels',
    inCore('ann'),
  ],
  ['is good for its action only', shared(run), deleteRun, AT.run, 'denied'],
  [
    'is not good for another of the type',
    shared({ ...here, resource: { type: 'pipeline_run', id: STACK } }),
    readRun,
    AT.run,
    'denied',
  ],
  [
    'is not good for another type of that id',
    shared({ ...here, resource: { type: 'model', id: RUN } }),
    readRun,
    AT.run,
    'denied',
  ],
  ['is not good for the type as a whole', shared(run), readRun, AT.project, 'denied'],
  ['of which it is not said what', shared(here), readRun, AT.run, 'unknown; ? share Share'],
  [
    'of which it is not said what, in another project',
    shared({ ...here, projectId: LABELS }),
    readRun,
    AT.run,
    'denied',
  ],
  ['of which it is not said what, of another action', shared(here), deleteRun, AT.run, 'denied'],
  ['of which it is not said what, of the type', shared(here), readRun, AT.project, 'denied'],
  [
    'of which it is not said what it permits',
    shared(run, null),
    readRun,
    AT.run,
    'unknown; ? role-permissions Share',
  ],
  ['makes no member: it opens no workspace', shared(run), 'read workspace', AT.workspace, 'denied'],
  [
    'of a stack',
    [holds(ann, share(['stack:read']), { workspaceId: PROD, resource: { type: 'stack', id: STACK } })],
    'read stack',
    AT.stack,
    'allowed; share Share @ prod',
  ],
];

const opens = own('workspace', ['workspace:read']);
const defaultStack: Case[] = [
  ['is perhaps seen by who sees the workspace', [opens], 'read stack', AT.stack, 'unknown; ? default-stack'],
  [
    'is perhaps seen by who owns the workspace',
    [member],
    'read stack',
    AT.stack,
    'unknown; ? default-stack',
    owns(PROD),
  ],
  ['is not seen by who does not', [member], 'read stack', AT.stack, 'denied'],
  ['is not changed', [opens], 'update stack', AT.stack, 'denied'],
  ['is not all stacks', [opens], 'read stack', AT.workspace, 'denied'],
];

describe.each([
  ['an owner', owners],
  ['a share', shares],
  ['the default stack', defaultStack],
] as const)('%s', (_, cases) => {
  test.each(named(cases))('%s', (_name, [, held, question, where, expected, rest = {}]) => {
    expect(told(ask(known(held, rest), question, where))).toBe(expected);
  });
});
