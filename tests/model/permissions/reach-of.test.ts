// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsOf, catalogueOf, type PlaceIds } from '#lib/model/permissions/actions-of.ts';
import { type CompactEvidence, compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import { decide } from '#lib/model/permissions/decide.ts';
import type { AccessRole, Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { evidenceAbout, principalsIn } from '#lib/model/permissions/evidence-about.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { reachOf } from '#lib/model/permissions/reach-of.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

const uuid = (n: number) => `${String(n).padStart(8, '0')}-7f3a-4c1e-9b52-${String(n).padStart(12, '0')}`;
const ORGANIZATION = uuid(1);
const [PROD, STAGING, GONE] = [uuid(11), uuid(12), uuid(13)] as const;
const [PARCELS, LABELS] = [uuid(21), uuid(22)] as const;
const WORKSPACES = {
  items: [
    { id: PROD, displayName: 'Production' },
    { id: STAGING, displayName: 'Staging' },
  ],
  complete: true,
};
const ADA = uuid(31);

const permits = (...names: string[]): Permission[] =>
  names.map((name) => {
    const [resourceType = '', action = ''] = name.split(':');
    return { resourceType, action };
  });

const role = (name: string, rest: Partial<AccessRole> = {}): AccessRole => ({
  id: name,
  name,
  level: name.split(' ')[0]?.toLowerCase() ?? null,
  isSystem: true,
  isShare: false,
  permissions: null,
  ...rest,
});

const ROLES: AccessRole[] = [
  role('Organization Admin'),
  role('Organization Viewer'),
  role('Organization Member', { permissions: permits('organization:read') }),
  role('Workspace Admin'),
  role('Workspace Developer', {
    permissions: permits('pipeline_run:read', 'pipeline_run:update', 'stack:read'),
  }),
  role('Workspace Mystery', { isSystem: false }),
  role('Stack Admin', { level: 'workspace' }),
  role('Project Viewer', { permissions: permits('project:read', 'pipeline_run:read') }),
  role('Project Empty', { permissions: [] }),
  role('Share', { isShare: true, level: null, permissions: permits('model:read', 'model:update') }),
  role('Share unsaid', { isShare: true, level: null, permissions: null }),
];

const person = (rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id: ADA,
  name: 'Ada',
  email: null,
  isActive: true,
  isSuperuser: false,
  ...rest,
});

const held = (roleId: string, rest: Partial<Grant> = {}): Grant => ({
  roleId,
  holder: { kind: 'user', id: ADA },
  workspaceId: null,
  projectId: null,
  resource: null,
  ...rest,
});

const known = (grants: Grant[], rest: Partial<Evidence> = {}): Evidence => ({
  organization: { id: ORGANIZATION, name: 'ACME' },
  workspaceId: null,
  principals: [person()],
  roles: ROLES,
  grants,
  teams: [{ id: 'core', name: 'ml-core', userIds: [ADA] }],
  owners: { [ORGANIZATION]: 'somebody', [PROD]: 'somebody', [STAGING]: 'somebody' },
  missing: [],
  complete: true,
  reading: { done: 1, total: 1 },
  ...rest,
});

const team = { holder: { kind: 'team', id: 'core' } } as const;
const failure = { kind: 'forbidden', reason: null } as const;

const nodesOf = (node: ReachNode): ReachNode[] => [node, ...node.children.flatMap(nodesOf)];
const told = (evidence: Evidence, principal: Principal = person()) =>
  Object.fromEntries(
    nodesOf(reachOf(evidence, principal, WORKSPACES).root).map((node) => [node.name ?? node.id, node.state]),
  );
const nodeOf = (evidence: Evidence, id: string, principal: Principal = person()): ReachNode => {
  const node = nodesOf(reachOf(evidence, principal, WORKSPACES).root).find((one) => one.id === id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
};

describe('what is reached', () => {
  it.each<[string, Evidence, Principal, Record<string, string>]>([
    ['nothing without a role', known([]), person(), { ACME: 'none', Production: 'none', Staging: 'none' }],
    [
      'everything as an organization admin',
      known([held('Organization Admin')]),
      person(),
      { ACME: 'reached', Production: 'reached', Staging: 'reached' },
    ],
    [
      'no workspace as a member',
      known([held('Organization Member')]),
      person(),
      { ACME: 'reached', Production: 'none', Staging: 'none' },
    ],
    [
      'one workspace, through a team',
      known([held('Workspace Developer', { ...team, workspaceId: PROD })]),
      person(),
      { ACME: 'within', Production: 'reached', Staging: 'none' },
    ],
    [
      'nothing for sure where they may own a project: who owns one is not told',
      known([
        held('Project Viewer', { workspaceId: PROD, projectId: PARCELS, holder: { kind: 'user', id: 'x' } }),
      ]),
      person(),
      { ACME: 'unknown', Production: 'unknown', Staging: 'none', [PARCELS]: 'unknown' },
    ],
    [
      'a project, and so something in its workspace',
      known([held('Project Viewer', { workspaceId: PROD, projectId: PARCELS })]),
      person(),
      { ACME: 'within', Production: 'within', Staging: 'none', [PARCELS]: 'reached' },
    ],
    [
      'the project of a workspace that is reached',
      known([
        held('Workspace Developer', { workspaceId: PROD }),
        held('Project Viewer', {
          holder: { kind: 'user', id: 'other' },
          workspaceId: PROD,
          projectId: PARCELS,
        }),
      ]),
      person(),
      { ACME: 'within', Production: 'reached', Staging: 'none', [PARCELS]: 'reached' },
    ],
    [
      'a workspace that is not in the list',
      known([held('Workspace Admin', { workspaceId: GONE })]),
      person(),
      { ACME: 'within', Production: 'none', Staging: 'none', [GONE]: 'reached' },
    ],
    [
      'a project whose workspace is not known',
      known([held('Project Viewer', { projectId: LABELS })]),
      person(),
      { ACME: 'within', Production: 'none', Staging: 'none', [LABELS]: 'reached' },
    ],
    [
      'everything as a super-user',
      known([]),
      person({ isSuperuser: true }),
      { ACME: 'reached', Production: 'reached', Staging: 'reached' },
    ],
    [
      'nothing once the account is switched off, super-user or not',
      known([held('Organization Admin')]),
      person({ isActive: false, isSuperuser: true }),
      { ACME: 'none', Production: 'none', Staging: 'none' },
    ],
    [
      'everything in a workspace as its own service account, which no role binds',
      known([]),
      person({ kind: 'workspace-service-account' }),
      { ACME: 'within', Production: 'reached', Staging: 'reached' },
    ],
    [
      'what a team holds, asked of the team',
      known([held('Workspace Developer', { ...team, workspaceId: STAGING })]),
      person({ kind: 'team', id: 'core', isActive: null, isSuperuser: null }),
      { ACME: 'within', Production: 'none', Staging: 'reached' },
    ],
    [
      'what is shared, without the place that it is in',
      known(
        [held('Share', { workspaceId: PROD, projectId: PARCELS, resource: { type: 'model', id: uuid(41) } })],
        {
          owners: {
            [ORGANIZATION]: 'somebody',
            [PROD]: 'somebody',
            [STAGING]: 'somebody',
            [PARCELS]: 'somebody',
          },
        },
      ),
      person(),
      { ACME: 'within', Production: 'within', Staging: 'none', [PARCELS]: 'within' },
    ],
  ])('is %s', (_, evidence, principal, states) => {
    expect(told(evidence, principal)).toEqual(states);
  });

  it.each<[string, Evidence, Principal]>([
    [
      'the list of roles is not whole',
      known([], { missing: [{ what: 'roles', of: null, failure }] }),
      person(),
    ],
    [
      'who holds a role was not read',
      known([], { missing: [{ what: 'assignments', of: 'Workspace Admin', failure: null }] }),
      person(),
    ],
    [
      'who is in a team was not read',
      known([held('Workspace Developer', { ...team, workspaceId: PROD })], {
        teams: [{ id: 'core', name: 'ml-core', userIds: [] }],
        missing: [{ what: 'team-members', of: 'core', failure }],
      }),
      person(),
    ],
    [
      'what the role permits is not known',
      known([held('Workspace Mystery', { workspaceId: PROD })]),
      person(),
    ],
    ['who owns it is not known', known([], { owners: {} }), person()],
    ['whether they are a super-user is not known', known([]), person({ isSuperuser: null })],
    [
      'whether the account is active is not known',
      known([held('Workspace Developer', { workspaceId: PROD })]),
      person({ isActive: null }),
    ],
  ])('is not known where %s', (_, evidence, principal) => {
    const node = nodeOf(evidence, PROD, principal);
    expect(node.state).toBe('unknown');
    expect(node.doubts).not.toEqual([]);
    expect(node.allowed).toBe(0);
  });

  it('is not "no" for a project, whose owner nobody tells', () => {
    const other = { holder: { kind: 'user', id: 'other' }, workspaceId: PROD, projectId: PARCELS } as const;
    expect(nodeOf(known([held('Project Viewer', other)]), PARCELS)).toMatchObject({
      state: 'unknown',
      doubts: [{ why: 'owner' }],
    });
  });
});

describe('how it is reached', () => {
  it('names every role with its source, the one that gives the most first', () => {
    const evidence = known([
      held('Organization Viewer'),
      held('Workspace Developer', { ...team, workspaceId: PROD }),
      held('Workspace Admin', { workspaceId: PROD }),
    ]);
    const { sources, allowed, of } = nodeOf(evidence, PROD);
    expect(
      sources.map(({ role, team, heldAt, isInherited }) => [role?.name, team?.name, heldAt, isInherited]),
    ).toEqual([
      ['Workspace Admin', undefined, 'workspace', false],
      ['Workspace Developer', 'ml-core', 'workspace', false],
      ['Organization Viewer', undefined, 'organization', true],
    ]);
    expect(allowed).toBeGreaterThan(100);
    expect(allowed).toBeLessThanOrEqual(of);
  });

  it('says of a workspace that it is owned, as long as the owner belongs to the organization', () => {
    const owners = { [ORGANIZATION]: 'somebody', [PROD]: ADA, [STAGING]: 'somebody' };
    const member = known([held('Organization Member')], { owners });
    expect(nodeOf(member, PROD)).toMatchObject({ state: 'reached', sources: [{ via: 'owner' }], allowed: 4 });
    // Where else somebody holds something may be kept from whoever asks.
    expect(nodeOf(known([], { owners }), PROD).state).toBe('unknown');
  });

  it('says whether every project of a workspace is reached, listed or not', () => {
    const developer = known([held('Workspace Developer', { workspaceId: PROD })]);
    expect(nodeOf(developer, PROD).hasEveryProject).toBe(true);
    expect(nodeOf(developer, STAGING).hasEveryProject).toBe(false);
    expect(nodeOf(known([held('Stack Admin', { workspaceId: PROD })]), PROD).hasEveryProject).toBe(false);
    expect(nodeOf(known([]), PROD, person({ isSuperuser: true })).hasEveryProject).toBe(true);
  });

  it('marks the workspace that is not in the list', () => {
    const { isListed, name } = nodeOf(known([held('Workspace Admin', { workspaceId: GONE })]), GONE);
    expect({ isListed, name }).toEqual({ isListed: false, name: null });
  });
});

/** Any evidence of this small organization, whole or with gaps. */
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    grants: fc.array(
      fc.record({
        roleId: fc.constantFrom(...ROLES.map(({ id }) => id), 'removed'),
        holder: fc.constantFrom<Grant['holder']>(
          { kind: 'user', id: ADA },
          { kind: 'team', id: 'core' },
          { kind: 'team', id: 'others' },
          { kind: 'user', id: 'other' },
        ),
        scope: fc.constantFrom(
          [null, null],
          [PROD, null],
          [STAGING, null],
          [GONE, null],
          [PROD, PARCELS],
          [STAGING, LABELS],
          [null, LABELS],
        ),
        resource: fc.constantFrom<Grant['resource']>(
          null,
          { type: 'model', id: uuid(41) },
          { type: 'workspace', id: PROD },
          { type: 'project', id: PARCELS },
        ),
      }),
      { maxLength: 8 },
    ),
    owners: fc.constantFrom<Evidence['owners']>(
      {},
      { [ORGANIZATION]: ADA },
      { [ORGANIZATION]: 'other', [PROD]: ADA, [STAGING]: 'other' },
      { [ORGANIZATION]: 'other', [PROD]: 'other', [STAGING]: 'other', [GONE]: 'other', [PARCELS]: 'other' },
    ),
    missing: fc.uniqueArray(
      fc.constantFrom<Gap>(
        { what: 'roles', of: null, failure },
        { what: 'assignments', of: 'Workspace Developer', failure: null },
        { what: 'assignments', of: 'Project Viewer', failure },
        { what: 'assignments', of: 'Organization Member', failure: null },
        { what: 'team-members', of: 'others', failure },
        { what: 'role-permissions', of: 'Workspace Mystery', failure },
        { what: 'role-permissions', of: 'Project Empty', failure },
        { what: 'role-permissions', of: 'Workspace Developer', failure: null },
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ grants, owners, missing }) =>
    known(
      grants.map(({ scope: [workspaceId = null, projectId = null], ...rest }) => ({
        ...rest,
        workspaceId,
        projectId,
      })),
      {
        owners,
        missing,
        teams: [
          { id: 'core', name: 'ml-core', userIds: [ADA] },
          { id: 'others', name: 'others', userIds: [] },
        ],
      },
    ),
  );

const anyPrincipal = fc
  .record({
    isActive: fc.constantFrom(true, true, true, false, null),
    isSuperuser: fc.constantFrom(false, false, false, true, null),
    as: fc.constantFrom<Partial<Principal>>(
      {},
      {},
      { kind: 'team', id: 'core' },
      { kind: 'invitation' },
      { kind: 'workspace-service-account' },
      {
        kind: 'service-account',
      },
    ),
  })
  .map(({ as, ...rest }) => person({ ...rest, ...as }));

describe('a place', () => {
  it('is reached when `decide` allows some action at it, and not known when it is not sure', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, (evidence, principal) => {
        const catalogue = catalogueOf(evidence);
        for (const node of nodesOf(reachOf(evidence, principal, WORKSPACES).root)) {
          const place: PlaceIds = {
            organizationId: ORGANIZATION,
            workspaceId: node.workspaceId,
            projectId: node.kind === 'project' ? node.id : null,
          };
          const verdicts = actionsOf(place, catalogue).map(({ permission, target }) =>
            decide(evidence, principal, permission.action, target),
          );
          const allowed = verdicts.filter(({ verdict }) => verdict === 'allowed').length;
          // What is held in a project of it stands at the project.
          const isOpen = verdicts.some(
            ({ verdict, doubts }) => verdict === 'unknown' && doubts.some(({ why }) => why !== 'in-project'),
          );
          const inside = node.children.map(({ state }) => state);
          const isUnknownInside =
            inside.includes('unknown') && !inside.includes('reached') && !inside.includes('within');
          const isUnknown = allowed === 0 && (isOpen || (node.sources.length === 0 && isUnknownInside));
          expect([node.id, node.allowed, node.state === 'unknown']).toEqual([node.id, allowed, isUnknown]);
          expect([node.id, node.state === 'reached']).toEqual([node.id, allowed > 0]);
          expect(node.of).toBe(verdicts.length);
          if (node.state === 'reached') expect(node.sources).not.toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is reached in the same way by what of the evidence is about somebody alone', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, (evidence, principal) => {
        // What crosses messages and storage is JSON.
        const stored: CompactEvidence = JSON.parse(JSON.stringify(compactEvidence(evidence)));
        const about = evidenceAbout(stored, principal);
        expect(reachOf(about, principal, WORKSPACES)).toEqual(reachOf(evidence, principal, WORKSPACES));
        expect(principalsIn(stored)).toEqual(evidence.principals);
      }),
      { numRuns: 500 },
    );
  });
});
