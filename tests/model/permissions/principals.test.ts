// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { decisionAt } from '#lib/model/permissions/decision-at.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import {
  AT,
  ann,
  ask,
  bot,
  core,
  type Held,
  holds,
  inCore,
  invited,
  known,
  named,
  owns,
  PROD,
  person,
  role,
  STAGING,
  told,
} from './evidence-builder.ts';

type Case = readonly [
  name: string,
  principal: Principal,
  held: Held[],
  question: string,
  where: Whereabouts,
  expected: string,
  rest?: Partial<Evidence>,
];
const reader = role('Reader', 'workspace', ['pipeline_run:read']);
const own = (principal: Principal) => [holds(principal, reader)];
const readRun = 'read pipeline_run';
const deleteRun = 'delete pipeline_run';
const root = person('ann', { isSuperuser: true });
const gone = person('ann', { isActive: false });
const unsure = person('ann', { isActive: null });
const perhapsRoot = person('ann', { isSuperuser: null });
const local = person('local', { kind: 'workspace-service-account' });

const superUsers: Case[] = [
  ['may do everything', root, [], deleteRun, AT.run, 'allowed; super-user'],
  ['in the organization too', root, [], 'update billing', AT.organization, 'allowed; super-user'],
  ['in every organization', root, [], 'update member', AT.globex, 'allowed; super-user'],
  ['and holds what it holds', root, own(ann), readRun, AT.run, 'allowed; super-user; role Reader @ prod'],
  ['unless deactivated', { ...root, isActive: false }, own(ann), readRun, AT.run, 'denied; inactive'],
  [
    'or perhaps deactivated',
    { ...root, isActive: null },
    [],
    readRun,
    AT.run,
    'unknown; super-user; ? active',
  ],
  ['perhaps one: no "no"', perhapsRoot, own(ann), deleteRun, AT.run, 'unknown; ? super-user'],
  [
    'perhaps one: a "yes" all the same',
    perhapsRoot,
    own(ann),
    readRun,
    AT.run,
    'allowed; role Reader @ prod',
  ],
];

const inactive: Case[] = [
  ['may do nothing', gone, own(ann), readRun, AT.run, 'denied; inactive'],
  ['nothing through a team', gone, [holds(core, reader)], readRun, AT.run, 'denied; inactive', inCore('ann')],
  [
    'nothing that is theirs',
    gone,
    own(ann),
    'delete workspace',
    AT.workspace,
    'denied; inactive',
    owns(PROD),
  ],
  ['perhaps: no "yes"', unsure, own(ann), readRun, AT.run, 'unknown; role Reader @ prod; ? active'],
  ['perhaps: a "no" all the same', unsure, own(ann), deleteRun, AT.run, 'denied'],
  ['of the workspace’s own', { ...local, isActive: false }, [], readRun, AT.run, 'denied; inactive'],
];

const serviceAccounts: Case[] = [
  ['holds roles', bot, own(bot), readRun, AT.run, 'allowed; role Reader @ prod'],
  ['holds nothing by itself', bot, [], readRun, AT.run, 'denied'],
  [
    'can be in a team',
    bot,
    [holds(core, reader)],
    readRun,
    AT.run,
    'allowed; role Reader via ml-core @ prod',
    inCore('bot'),
  ],
  [
    'can own something',
    bot,
    own(bot),
    'share workspace',
    AT.workspace,
    'allowed; owner @ prod',
    owns(PROD, 'bot'),
  ],
  ['can be inactive', { ...bot, isActive: false }, own(bot), readRun, AT.run, 'denied; inactive'],
  ['of the workspace’s own server: bound by no role', local, [], deleteRun, AT.run, 'allowed; outside-rbac'],
  ['of its own server, not outside of it', local, [], 'update member', AT.organization, 'denied'],
  [
    'of its own server, perhaps inactive',
    { ...local, isActive: null },
    [],
    deleteRun,
    AT.run,
    'unknown; outside-rbac; ? active',
  ],
];

const invitations: Case[] = [
  ['will hold its role', invited, own(invited), readRun, AT.run, 'allowed; role Reader @ prod'],
  [
    'will be in its team',
    invited,
    [holds(core, reader)],
    readRun,
    AT.run,
    'allowed; role Reader via ml-core @ prod',
    inCore('invited'),
  ],
  ['will hold no more', invited, own(invited), deleteRun, AT.run, 'denied'],
  [
    'owns nothing yet',
    invited,
    own(invited),
    'delete workspace',
    AT.workspace,
    'denied',
    owns(PROD, 'invited'),
  ],
];

const teams: Case[] = [
  ['gives what it holds', core, own(core), readRun, AT.run, 'allowed; role Reader @ prod'],
  [
    'gives nothing elsewhere',
    core,
    [holds(core, reader, { workspaceId: STAGING })],
    readRun,
    AT.run,
    'denied',
  ],
  ['gives nothing of its members', core, own(ann), readRun, AT.run, 'denied', inCore('ann')],
  ['is nobody with the same id', core, own(person('core')), readRun, AT.run, 'denied'],
  ['is not who has its id', person('core'), own(core), readRun, AT.run, 'denied'],
];

describe.each([
  ['a super-user', superUsers],
  ['a deactivated account', inactive],
  ['a service account', serviceAccounts],
  ['an invitation', invitations],
  ['a team', teams],
] as const)('%s', (_, cases) => {
  test.each(named(cases))('%s', (_name, [, principal, held, question, where, expected, rest = {}]) => {
    expect(told(ask(known(held, rest), question, where, principal))).toBe(expected);
  });
});

describe('without any evidence', () => {
  const said = (principal: Principal, failure: Parameters<typeof decisionAt>[0]['failure'] = null) =>
    told(
      decisionAt({ place: AT.workspace, principal, evidence: null, failure, zenml: [] })({
        resourceType: 'stack',
        action: 'read',
      }),
    );

  test.each([
    ['a super-user', root, 'allowed; super-user'],
    ['a deactivated account', gone, 'denied; inactive'],
    ['an account of the workspace’s own', local, 'allowed; outside-rbac'],
    ['anybody else', ann, 'unknown; ? roles'],
  ])('%s', (_, principal, expected) => {
    expect(said(principal)).toBe(expected);
  });

  test('nothing could be asked: unavailable, but for what is so whatever roles say', () => {
    expect(said(ann, { kind: 'offline' })).toBe('unavailable');
    expect(said(root, { kind: 'offline' })).toBe('allowed; super-user');
  });
});

describe('ZenML’s own verdict', () => {
  const zenml = (verdict: 'allowed' | 'denied' | 'unknown', held: Held[], rest: Partial<Evidence> = {}) =>
    decisionAt({
      place: AT.run,
      principal: ann,
      evidence: known(held, rest),
      failure: null,
      zenml: [{ resourceType: 'pipeline_run', action: 'read', verdict }],
    })({ resourceType: 'pipeline_run', action: 'read' });

  test.each([
    ['allowed', own(ann), 'zenml', 'allowed; role Reader @ prod', null],
    ['denied', own(ann), 'zenml', 'denied; role Reader @ prod', 'allowed'],
    ['allowed', [], 'zenml', 'allowed', 'denied'],
    ['denied', [], 'zenml', 'denied', null],
    ['unknown', own(ann), 'roles', 'allowed; role Reader @ prod', null],
    ['unknown', [], 'roles', 'denied', null],
  ] as const)('%s beside what roles say', (verdict, held, basis, expected, rolesSay) => {
    const decision = zenml(verdict, [...held]);
    expect(told(decision)).toBe(expected);
    expect(decision).toMatchObject({ basis, rolesSay });
  });

  test('settles what roles leave open', () => {
    expect(zenml('allowed', [], { owners: {} })).toMatchObject({
      verdict: 'allowed',
      doubts: [],
      rolesSay: null,
    });
  });
});
