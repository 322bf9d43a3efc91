// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { AccessRole, Evidence, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import { whyNot } from '#lib/model/permissions/why-not.ts';

const PROJECT = '00000051-7f3a-4c1e-9b52-000000000051';
const RUN: Whereabouts = {
  organization: { id: 'acme' },
  workspace: { id: 'prod' },
  project: PROJECT,
  resource: { type: 'pipeline_run', id: 'run' },
};
const WORKSPACE: Whereabouts = { ...RUN, project: null, resource: null };
const ORGANIZATION: Whereabouts = { ...WORKSPACE, workspace: null };

const role = (
  name: string,
  level: string | null,
  permissions: string[] | null,
  rest: Partial<AccessRole> = {},
): AccessRole => ({
  id: name,
  name,
  level,
  isSystem: permissions === null,
  isShare: false,
  permissions:
    permissions?.map((one) => {
      const [resourceType = '', action = ''] = one.split(':');
      return { resourceType, action };
    }) ?? null,
  ...rest,
});
const user = (name: string, rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id: name,
  name,
  email: null,
  isActive: true,
  isSuperuser: false,
  ...rest,
});
const held = (name: string, roleId: string, rest: Partial<Grant> = {}): Grant => ({
  roleId,
  holder: { kind: 'user', id: name },
  workspaceId: null,
  projectId: null,
  resource: null,
  ...rest,
});
const evidence = (rest: Partial<Evidence> = {}): Evidence => ({
  organization: { id: 'acme', name: 'ACME' },
  workspaceId: 'prod',
  principals: [user('me')],
  roles: [],
  grants: [],
  teams: [],
  owners: { prod: 'nobody', acme: 'nobody', [PROJECT]: 'nobody' },
  missing: [],
  complete: true,
  reading: { done: 0, total: 0 },
  ...rest,
});
const DELETE_RUN = { resourceType: 'pipeline_run', action: 'delete' };
const READ_STACK = { resourceType: 'stack', action: 'read' };

const ask = (roles: AccessRole[], rest: Partial<Parameters<typeof whyNot>[0]> = {}) =>
  whyNot({
    place: RUN,
    permission: DELETE_RUN,
    roles,
    isEveryRole: true,
    evidence: evidence({ roles }),
    ...rest,
  });
const names = (roles: AccessRole[], rest: Partial<Parameters<typeof whyNot>[0]> = {}) =>
  ask(roles, rest).remedies.map((remedy) => remedy.role.name);

describe('the smallest role that would give an action', () => {
  const few = role('Few', 'project', ['pipeline_run:delete']);
  const more = role('More', 'project', ['pipeline_run:delete', 'pipeline_run:read']);
  const wide = role('Wide', 'workspace', ['pipeline_run:delete']);
  const whole = role('Whole', 'organization', ['pipeline_run:delete']);

  it.each<[string, AccessRole[], string[]]>([
    ['permits least', [more, few], ['Few', 'More']],
    ['is held at the narrowest level', [whole, wide, more], ['More', 'Wide', 'Whole']],
    [
      'comes in a fixed order among equals',
      [
        { ...few, id: 'b', name: 'B' },
        { ...few, id: 'a', name: 'A' },
      ],
      ['A', 'B'],
    ],
    ['counts what a wildcard permits', [role('All', 'project', ['*:*']), more], ['More', 'All']],
    ['is no share role', [role('Shared', 'project', ['pipeline_run:delete'], { isShare: true })], []],
    ['is none that lacks it', [role('Other', 'project', ['pipeline_run:read'])], []],
    ['is none of which it is not known', [role('Closed', 'project', null, { isSystem: false })], []],
    [
      'is one of ZenML’s, by its documentation',
      [role('Project Developer', 'project', null), role('Project Viewer', 'project', null)],
      ['Project Developer'],
    ],
    [
      'comes last where nobody says its level',
      [role('Lost', null, ['pipeline_run:delete']), whole],
      ['Whole', 'Lost'],
    ],
  ])('%s', (_, roles, expected) => {
    expect(names(roles)).toEqual(expected);
  });

  it('is never one of a project for what the workspace shares between its projects', () => {
    const roles = [role('P', 'project', ['stack:read']), role('W', 'workspace', ['stack:read'])];
    expect(names(roles, { permission: READ_STACK })).toEqual(['W']);
    expect(names(roles, { permission: READ_STACK, place: WORKSPACE })).toEqual(['W']);
  });

  it('is one of the organization for the organization’s own side', () => {
    const roles = ['project', 'workspace', 'organization'].map((level) =>
      role(level, level, ['team:create']),
    );
    const permission = { resourceType: 'team', action: 'create' };
    expect(names(roles, { permission, place: ORGANIZATION })).toEqual(['organization']);
  });

  it('says where it would be held, and whether that is documentation', () => {
    const [first, second, third] = ask([few, role('Workspace Admin', 'workspace', null), whole]).remedies;
    expect(first).toMatchObject({ workspaceId: 'prod', project: { id: PROJECT }, isDocumented: false });
    expect(second).toMatchObject({ workspaceId: 'prod', project: null, isDocumented: true });
    expect(third).toMatchObject({ workspaceId: null, project: null, isDocumented: false });
  });

  it('may be another one while not all roles are known', () => {
    expect(ask([few]).isPerhapsSmaller).toBe(false);
    expect(ask([few], { isEveryRole: false }).isPerhapsSmaller).toBe(true);
  });

  it('may be another one of which nobody says whether it gives the action', () => {
    const contributor = role('Project Contributor', 'project', null, { isSystem: true });
    expect(ask([few, contributor]).isPerhapsSmaller).toBe(true);
    const wide = role('Closed', 'organization', null, { isSystem: false });
    expect(ask([few, wide]).isPerhapsSmaller).toBe(false);
    expect(ask([wide]).isPerhapsSmaller).toBe(true);
  });
});

describe('who can grant it', () => {
  const admin = role('Workspace Admin', 'workspace', ['workspace:share']);
  const lead = role('Project Lead', 'project', ['project:share']);
  const top = role('Organization Admin', 'organization', [
    'workspace:share',
    'project:share',
    'member:update',
  ]);
  const ofProject = role('Few', 'project', ['pipeline_run:delete']);
  const ofWorkspace = role('W', 'workspace', ['pipeline_run:delete']);
  const ofOrganization = role('O', 'organization', ['pipeline_run:delete']);
  const everybody = [user('Ada'), user('Bram'), user('Cleo'), user('Dora', { isActive: false }), user('me')];
  const grants = [
    held('Ada', top.id),
    held('Bram', admin.id, { workspaceId: 'prod' }),
    held('Cleo', lead.id, { workspaceId: 'prod', projectId: PROJECT }),
    held('Dora', admin.id, { workspaceId: 'prod' }),
  ];
  const grantersFor = (remedy: AccessRole, rest: Partial<Evidence> = {}, place = RUN) => {
    const roles = [admin, lead, top, remedy];
    const known = evidence({ principals: everybody, roles, grants, ...rest });
    return ask(roles, { evidence: known, place }).granters;
  };
  const people = (...args: Parameters<typeof grantersFor>) =>
    grantersFor(...args)?.known.map(({ principal }) => principal.name);

  it('in a project: who may share it or its workspace, the nearest first, nobody who is switched off', () => {
    expect(people(ofProject)).toEqual(['Cleo', 'Bram', 'Ada']);
  });

  it('in a workspace: who may share it', () => {
    expect(people(ofWorkspace)).toEqual(['Bram', 'Ada']);
  });

  it('in the organization: who may update its members', () => {
    expect(people(ofOrganization)).toEqual(['Ada']);
  });

  it('owners and super-users can, and service accounts are not asked', () => {
    const principals = [
      user('Eve'),
      user('Root', { isSuperuser: true }),
      user('bot', { kind: 'service-account' }),
    ];
    const owned = {
      principals,
      owners: { prod: 'Eve', acme: 'x' },
      grants: [held('Eve', ofWorkspace.id, { workspaceId: 'prod' }), held('bot', top.id)],
    };
    expect(people(ofWorkspace, owned)).toEqual(['Eve', 'Root']);
  });

  it('says what makes them able', () => {
    const team = { id: 'core', name: 'ml-core', userIds: ['Ada'] };
    const viaTeam: Grant = {
      ...held('', admin.id, { workspaceId: 'prod' }),
      holder: { kind: 'team', id: 'core' },
    };
    const granters = grantersFor(ofWorkspace, { grants: [viaTeam], teams: [team] });
    expect(granters?.known).toMatchObject([
      { chain: { role: { name: 'Workspace Admin' }, team: { name: 'ml-core' } } },
    ]);
    expect(granters?.isPerhapsMore).toBe(false);
  });

  it.each<[string, Partial<Evidence>]>([
    ['who holds a role that could', { missing: [{ what: 'assignments', of: admin.id, failure: null }] }],
    ['which roles there are', { missing: [{ what: 'roles', of: null, failure: null }] }],
    ['who owns the place', { owners: {} }],
    ['whether somebody is active', { principals: [user('Bram', { isActive: null })] }],
    ['whether somebody is a super-user', { principals: [user('Fay', { isSuperuser: null })] }],
  ])('perhaps others too, while it is not known %s', (_, rest) => {
    expect(grantersFor(ofWorkspace)?.isPerhapsMore).toBe(false);
    expect(grantersFor(ofWorkspace, rest)?.isPerhapsMore).toBe(true);
  });

  it('perhaps others too in a project that is known by its name only', () => {
    expect(grantersFor(ofProject)?.isPerhapsMore).toBe(false);
    const granters = grantersFor(ofProject, {}, { ...RUN, project: 'recommender' });
    expect(granters).toMatchObject({ isPerhapsMore: true });
    expect(granters?.known.map(({ principal }) => principal.name)).toEqual(['Bram', 'Ada']);
  });

  it('nobody is named where no role gives it, or where who holds what is not known', () => {
    expect(ask([admin]).granters).toBeNull();
    expect(ask([ofWorkspace], { evidence: null }).granters).toBeNull();
  });
});

describe('whoever is given the role that is named', () => {
  const types = ['pipeline_run', 'model', 'stack', 'secret', 'project', 'workspace', 'team'];
  const actions = ['create', 'read', 'update', 'delete'];
  const permission = fc.record({
    resourceType: fc.constantFrom(...types),
    action: fc.constantFrom(...actions),
  });
  const roles = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(
        'Project Developer',
        'Workspace Developer',
        'Stack Admin',
        'Workspace Admin',
        'Organization Admin',
        'Own',
        'Other',
      ),
      level: fc.constantFrom('project', 'workspace', 'organization', null),
      permissions: fc.option(fc.array(permission, { maxLength: 6 })),
      isSystem: fc.boolean(),
      isShare: fc.boolean(),
    }),
    { maxLength: 6, selector: ({ name }) => name },
  );
  const place = fc.constantFrom(RUN, WORKSPACE, ORGANIZATION, { ...RUN, resource: null });

  it('has the action', () => {
    let given = 0;
    fc.assert(
      fc.property(roles, permission, place, (drawn, wanted, where) => {
        const all = drawn.map((one) => ({ ...one, id: one.name }));
        const known = evidence({ roles: all });
        const target = targetAt(where, wanted);
        for (const remedy of ask(all, { place: where, permission: wanted, evidence: known }).remedies) {
          const grant = held('me', remedy.role.id, {
            workspaceId: remedy.workspaceId,
            projectId: remedy.project?.id ?? null,
          });
          const after = decide({ ...known, grants: [grant] }, user('me'), wanted.action, target);
          expect(after.verdict).toBe('allowed');
          given += 1;
        }
      }),
      { numRuns: 2000 },
    );
    expect(given).toBeGreaterThan(200);
  });
});
