import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { AccessRole, Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { ALL_ACCESS, filterAccess, waysOf } from '#lib/model/permissions/filter-access.ts';
import { relevantGaps } from '#lib/model/permissions/relevant-gaps.ts';
import { targetAt, type Whereabouts } from '#lib/model/permissions/target.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';

const id = (n: number): string =>
  `${String(n).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ORGANIZATION, WORKSPACE, OTHER_WORKSPACE] = [id(1), id(2), id(3)];
const [PROJECT, OTHER_PROJECT, RUN, STACK] = [id(4), id(5), id(6), id(7)];

const role = (name: string, level: string | null, permissions: string[] | null, rest = {}): AccessRole => ({
  id: name,
  name,
  level,
  isSystem: false,
  isShare: false,
  permissions:
    permissions?.map((one) => {
      const [resourceType = '', action = ''] = one.split(':');
      return { resourceType, action };
    }) ?? null,
  ...rest,
});

const ROLES = [
  role('Admin', 'organization', ['*:*']),
  role('Member', 'organization', ['member:read', 'organization:read']),
  role('Developer', 'workspace', ['pipeline_run:read', 'pipeline_run:delete', 'stack:read']),
  role('Viewer', 'project', ['pipeline_run:read']),
  role('Riddle', 'workspace', null),
  role('Share of run', 'project', ['pipeline_run:read'], { isSystem: true, isShare: true }),
];

const person = (n: number, rest: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id: id(n),
  name: `Person ${n}`,
  email: null,
  isActive: true,
  isSuperuser: false,
  ...rest,
});
const grant = (roleId: string, n: number, rest: Partial<Grant> = {}): Grant => ({
  roleId,
  holder: { kind: 'user', id: id(n) },
  workspaceId: null,
  projectId: null,
  resource: null,
  ...rest,
});
const inWorkspace = { workspaceId: WORKSPACE };
const inProject = { workspaceId: WORKSPACE, projectId: PROJECT };

const evidence = (rest: Partial<Evidence> = {}): Evidence => ({
  organization: { id: ORGANIZATION, name: 'Acme' },
  workspaceId: WORKSPACE,
  principals: [person(10), person(11)],
  roles: ROLES,
  grants: [],
  teams: [],
  owners: {},
  missing: [],
  complete: true,
  reading: { done: 6, total: 6 },
  ...rest,
});

const place = (rest: Partial<Whereabouts> = {}): Whereabouts => ({
  organization: { id: ORGANIZATION },
  workspace: { id: WORKSPACE },
  project: null,
  resource: null,
  ...rest,
});
const HERE = {
  organization: place({ workspace: null }),
  workspace: place(),
  project: place({ project: PROJECT }),
  run: place({ project: PROJECT, resource: { type: 'pipeline_run', id: RUN } }),
  stack: place({ project: PROJECT, resource: { type: 'stack', id: STACK } }),
};

/** Who is found where, as `name: ways [marks]`. */
const found = (given: Evidence, at: Whereabouts): string[] =>
  whoHasAccess(given, at, null).rows.map(
    ({ principal, sources, marks }) =>
      `${principal.name}: ${sources.map((one) => `${waysOf(one).join('+')}${one.isSure ? '' : '?'}`).join(', ')}${marks.map((mark) => ` [${mark}]`).join('')}`,
  );

const TEAM = { kind: 'team' as const, id: id(20) };
const team = (userIds: string[]) => ({ id: TEAM.id, name: 'core', userIds });
const teamPrincipal = person(20, { kind: 'team', name: 'core', isActive: null, isSuperuser: null });
const shared = { type: 'pipeline_run', id: RUN };

describe('who has access', () => {
  it.each<[string, keyof typeof HERE, Partial<Evidence>, string[]]>([
    [
      'a role of the workspace',
      'workspace',
      { grants: [grant('Developer', 10, inWorkspace)] },
      ['Person 10: direct'],
    ],
    [
      'one of another workspace',
      'workspace',
      { grants: [grant('Developer', 10, { workspaceId: OTHER_WORKSPACE })] },
      [],
    ],
    [
      'one of the organization that reaches inside',
      'workspace',
      { grants: [grant('Admin', 10)] },
      ['Person 10: inherited'],
    ],
    ['one of the organization that does not', 'workspace', { grants: [grant('Member', 10)] }, []],
    [
      'any of the organization at itself',
      'organization',
      { grants: [grant('Member', 10), grant('Admin', 11)] },
      ['Person 10: direct', 'Person 11: direct'],
    ],
    [
      'one of a project in the workspace',
      'workspace',
      { grants: [grant('Viewer', 10, inProject)] },
      ['Person 10: direct'],
    ],
    ['one of the project', 'project', { grants: [grant('Viewer', 10, inProject)] }, ['Person 10: direct']],
    [
      'one of another project',
      'project',
      { grants: [grant('Viewer', 10, { ...inProject, projectId: OTHER_PROJECT })] },
      [],
    ],
    [
      'one of the workspace in a project',
      'project',
      { grants: [grant('Developer', 10, inWorkspace)] },
      ['Person 10: inherited'],
    ],
    ['one of the project at a stack', 'stack', { grants: [grant('Viewer', 10, inProject)] }, []],
    [
      'one that permits nothing on stacks',
      'stack',
      { grants: [grant('Developer', 10, inWorkspace), grant('Viewer', 11, inWorkspace)] },
      ['Person 10: inherited'],
    ],
    [
      'one of which it is not known what it permits',
      'workspace',
      { grants: [grant('Riddle', 10, inWorkspace)] },
      ['Person 10: direct?'],
    ],
    [
      'one that no list of roles has',
      'workspace',
      { grants: [grant('Gone', 10, inWorkspace)] },
      ['Person 10: direct?'],
    ],
    [
      'a team’s',
      'workspace',
      {
        grants: [grant('Developer', 20, { ...inWorkspace, holder: TEAM })],
        teams: [team([id(10)])],
        principals: [person(10), teamPrincipal],
      },
      ['Person 10: team'],
    ],
    [
      'a team’s of the organization',
      'workspace',
      {
        grants: [grant('Admin', 20, { holder: TEAM })],
        teams: [team([id(10)])],
        principals: [person(10), teamPrincipal],
      },
      ['Person 10: team+inherited'],
    ],
    [
      'a team’s that nobody is in',
      'workspace',
      {
        grants: [grant('Developer', 20, { ...inWorkspace, holder: TEAM })],
        teams: [team([])],
        principals: [teamPrincipal],
      },
      ['core: direct [no-members]'],
    ],
    [
      'a team’s of which it is not known who is in it',
      'workspace',
      {
        grants: [grant('Developer', 20, { ...inWorkspace, holder: TEAM })],
        teams: [team([])],
        missing: [{ what: 'team-members', of: TEAM.id, failure: { kind: 'forbidden', reason: null } }],
      },
      ['core: direct [members-unknown]'],
    ],
    [
      'direct and through a team',
      'workspace',
      {
        grants: [grant('Viewer', 10, inProject), grant('Developer', 20, { ...inWorkspace, holder: TEAM })],
        teams: [team([id(10)])],
      },
      ['Person 10: direct, team'],
    ],
    [
      'a share, in the workspace',
      'workspace',
      { grants: [grant('Share of run', 10, { ...inProject, resource: shared })] },
      ['Person 10: share [implicit]'],
    ],
    [
      'a share of this run',
      'run',
      { grants: [grant('Share of run', 10, { ...inProject, resource: shared })] },
      ['Person 10: share [implicit]'],
    ],
    [
      'a share of another run',
      'run',
      { grants: [grant('Share of run', 10, { ...inProject, resource: { ...shared, id: STACK } })] },
      [],
    ],
    [
      'a share of nobody knows which run',
      'run',
      { grants: [grant('Share of run', 10, inProject)] },
      ['Person 10: share? [implicit]'],
    ],
    [
      'a share beside a role',
      'workspace',
      { grants: [grant('Developer', 10, inWorkspace), grant('Share of run', 10, inProject)] },
      ['Person 10: direct, share'],
    ],
    [
      'what is owned, and a role',
      'workspace',
      { owners: { [WORKSPACE]: id(10) }, grants: [grant('Developer', 10, inWorkspace)] },
      ['Person 10: owner, direct'],
    ],
    [
      'what is owned, without any role that was read',
      'workspace',
      { owners: { [WORKSPACE]: id(10) } },
      ['Person 10: owner?'],
    ],
    ['what is owned above', 'project', { owners: { [WORKSPACE]: id(10) } }, []],
    [
      'a super-user’s',
      'run',
      { principals: [person(10, { isSuperuser: true })] },
      ['Person 10: super-user [super-user]'],
    ],
    [
      'an inactive person’s',
      'workspace',
      { principals: [person(10, { isActive: false })], grants: [grant('Developer', 10, inWorkspace)] },
      ['Person 10: direct [inactive]'],
    ],
    [
      'a service account’s',
      'workspace',
      {
        principals: [person(10, { kind: 'service-account' })],
        grants: [grant('Developer', 10, inWorkspace)],
      },
      ['Person 10: direct [service-account]'],
    ],
    [
      'an account’s outside of roles',
      'workspace',
      { principals: [person(10, { kind: 'workspace-service-account' })] },
      ['Person 10: outside-rbac [service-account]'],
    ],
    [
      'an invitation’s',
      'workspace',
      {
        principals: [person(10, { kind: 'invitation' })],
        grants: [grant('Developer', 10, { ...inWorkspace, holder: { kind: 'invitation', id: id(10) } })],
      },
      ['Person 10: direct [invited]'],
    ],
    [
      'that of somebody whom nobody names any more',
      'workspace',
      {
        principals: [person(10), person(12, { name: id(12) })],
        grants: [grant('Developer', 12, inWorkspace)],
      },
      [`${id(12)}: direct [orphan]`],
    ],
    [
      'that of somebody in no list at all',
      'workspace',
      { grants: [grant('Developer', 13, inWorkspace)] },
      [`${id(13)}: direct [orphan]`],
    ],
    [
      'that of somebody where nobody is named',
      'workspace',
      { principals: [person(12, { name: id(12) })], grants: [grant('Developer', 12, inWorkspace)] },
      [`${id(12)}: direct [unnamed]`],
    ],
  ])('finds %s at the %s', (_, at, given, rows) => {
    expect(found(evidence(given), HERE[at])).toEqual(rows);
  });

  it('is not sure of a project’s role when only the project’s name is known', () => {
    const given = evidence({ grants: [grant('Viewer', 10, inProject)] });
    expect(found(given, place({ project: 'parcels' }))).toEqual(['Person 10: direct?']);
  });

  it('names the team, the role and where it is held', () => {
    const given = evidence({ grants: [grant('Admin', 20, { holder: TEAM })], teams: [team([id(10)])] });
    expect(whoHasAccess(given, HERE.run, null).rows[0]?.sources).toMatchObject([
      {
        via: 'role',
        team: { name: 'core' },
        role: { name: 'Admin' },
        level: 'organization',
        isInherited: true,
      },
    ]);
  });
});

describe('who may do something', () => {
  const asked = { resourceType: 'pipeline_run', action: 'delete' };
  const may = (given: Evidence) => {
    const { rows, unsure } = whoHasAccess(given, HERE.run, asked);
    const names = (of: typeof rows) => of.map(({ principal }) => principal.name);
    return [names(rows), names(unsure)];
  };

  it('are those for whom a role gives it, and apart those of whom it is not known', () => {
    const given = evidence({
      principals: [person(10), person(11), person(12), person(13, { isActive: false })],
      grants: [
        grant('Developer', 10, inWorkspace),
        grant('Viewer', 11, inProject),
        grant('Riddle', 12, inWorkspace),
        grant('Admin', 13),
      ],
      owners: { [RUN]: id(99) },
    });
    expect(may(given)).toEqual([['Person 10'], ['Person 12']]);
  });

  it('says of those who are not sure why, and what they hold', () => {
    const given = evidence({ grants: [grant('Riddle', 10, inWorkspace)], owners: { [RUN]: id(99) } });
    const { unsure } = whoHasAccess(given, HERE.run, asked);
    expect(unsure).toMatchObject([
      { doubts: [{ why: 'role-permissions', of: 'Riddle' }], sources: [{ role: { name: 'Riddle' } }] },
    ]);
  });

  it('agrees with the engine about each, whatever is held and whatever is missing', () => {
    const TYPES = ['pipeline_run', 'stack', 'workspace', 'member', 'organization'];
    const somebody = fc.record({
      kind: fc.constantFrom('user', 'service-account', 'team', 'invitation', 'workspace-service-account'),
      isActive: fc.constantFrom(true, true, true, false, null),
      isSuperuser: fc.constantFrom(false, false, false, true, null),
    });
    const held = fc.record({
      roleId: fc.constantFrom(...ROLES.map(({ id }) => id), 'Gone'),
      who: fc.nat(9),
      where: fc.constantFrom({}, inWorkspace, inProject, { workspaceId: OTHER_WORKSPACE }),
      resource: fc.constantFrom(null, shared),
    });
    const gap = fc.constantFrom<Gap>(
      { what: 'roles', of: null, failure: null },
      { what: 'assignments', of: 'Developer', failure: null },
      { what: 'role-permissions', of: 'Riddle', failure: null },
      { what: 'team-members', of: id(100), failure: null },
    );
    fc.assert(
      fc.property(
        fc.array(somebody, { minLength: 1, maxLength: 10 }),
        fc.array(held, { maxLength: 14 }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 8 }),
        fc.array(gap, { maxLength: 2 }),
        fc.constantFrom(...Object.values(HERE)),
        fc.constantFrom(...TYPES),
        fc.constantFrom('read', 'delete'),
        fc.constantFrom({}, { [WORKSPACE]: id(100) }, { [RUN]: id(101), [ORGANIZATION]: id(100) }),
        (people, grants, memberships, missing, at, resourceType, action, owners) => {
          const principals = people.map((one, n) => person(100 + n, one as Partial<Principal>));
          const kindOf = (n: number) => principals[n % principals.length] as Principal;
          const given = evidence({
            principals,
            grants: grants.map(({ roleId, who, where, resource }) => {
              const { kind, id: holder } = kindOf(who);
              const as = kind === 'team' || kind === 'invitation' ? kind : 'user';
              return grant(roleId, 0, { ...where, resource, holder: { kind: as, id: holder } });
            }),
            teams: principals
              .filter(({ kind }) => kind === 'team')
              .map(({ id: teamId, name }) => ({
                id: teamId,
                name,
                userIds: [
                  ...new Set(
                    memberships.filter(([of]) => kindOf(of).id === teamId).map(([, who]) => kindOf(who).id),
                  ),
                ].filter((one) => one !== teamId),
              })),
            owners,
            missing,
          });
          const permission = { resourceType, action };
          const { rows, unsure } = whoHasAccess(given, at, permission);
          const isListed = ({ kind, id: one }: Principal) =>
            kind !== 'team' ||
            (missing.some(({ of }) => of === one) && given.grants.some(({ holder }) => holder.id === one)) ||
            given.teams.every((of) => of.id !== one || of.userIds.length === 0);
          const verdicts = (verdict: string) =>
            principals
              .filter(isListed)
              .filter((one) => decide(given, one, action, targetAt(at, permission)).verdict === verdict)
              .map(({ id: one }) => one);
          expect(rows.map(({ principal }) => principal.id)).toEqual(verdicts('allowed'));
          expect(unsure.map(({ principal }) => principal.id)).toEqual(verdicts('unknown'));
          // Whoever may do something somewhere has access there.
          const listed = new Set(whoHasAccess(given, at, null).rows.map(({ principal }) => principal.id));
          const isAbout = at.resource === null || at.resource.type === resourceType;
          const named = rows.filter(({ sources }) => sources.some(({ via }) => via !== 'owner'));
          if (isAbout && targetAt(at, permission).workspaceId !== null)
            for (const { principal } of named) expect(listed).toContain(principal.id);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what is not known', () => {
  const lack = (of: string, failure: Gap['failure'] = null): Gap => ({ what: 'assignments', of, failure });
  it.each<[keyof typeof HERE, string[]]>([
    ['organization', ['Admin', 'Member']],
    ['workspace', ['Admin', 'Developer', 'Viewer', 'Riddle', 'Share of run']],
    ['run', ['Admin', 'Developer', 'Viewer', 'Riddle', 'Share of run']],
    ['stack', ['Admin', 'Developer', 'Riddle']],
  ])('is at the %s who holds a role that reaches it', (at, names) => {
    const given = evidence({ missing: ROLES.map(({ id: one }) => lack(one)) });
    expect(relevantGaps(given, HERE[at], null).map(({ of }) => of)).toEqual(names);
  });

  it('is for an action who holds a role that may give it', () => {
    const given = evidence({ missing: ROLES.map(({ id: one }) => lack(one)) });
    const asked = { resourceType: 'pipeline_run', action: 'delete' };
    expect(relevantGaps(given, HERE.run, asked).map(({ of }) => of)).toEqual([
      'Admin',
      'Developer',
      'Riddle',
    ]);
  });

  it('is not what a role permits that the server keeps to itself', () => {
    const gap = (failure: Gap['failure']): Gap => ({ what: 'role-permissions', of: 'Riddle', failure });
    const at = (failure: Gap['failure']) =>
      relevantGaps(evidence({ missing: [gap(failure)] }), HERE.run, null);
    expect(at(null)).toEqual([]);
    expect(at({ kind: 'offline' })).toHaveLength(1);
  });
});

/** Ten thousand members, of whom some hold more. */
function large(): Evidence {
  const principals = Array.from({ length: 10_000 }, (_, n) => person(1000 + n, { isActive: n % 40 !== 0 }));
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
    userIds: Array.from({ length: 40 }, (_, at) => id(1000 + ((n * 40 + at) % 10_000))),
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

/**
 * CPU time in ms, of the first of at most ten runs that is short enough, since others use the machine too; each on evidence
 * that was never indexed.
 */
function shortest(run: (given: Evidence) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 10 && best >= MOST_MS; runs += 1) {
    const given = large();
    const before = process.cpuUsage();
    run(given);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
const MOST_MS = 100;

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
  ])('%s takes less than 100 ms', (name, run) => {
    const ms = shortest(run);
    console.log(`${name}: ${ms.toFixed(1)} ms`);
    expect(ms).toBeLessThan(MOST_MS);
  });
});

describe('filters', () => {
  const given = evidence({
    principals: [
      person(10),
      person(11),
      person(12, { kind: 'service-account' }),
      person(13, { kind: 'invitation' }),
    ],
    grants: [
      grant('Admin', 10),
      grant('Viewer', 10, inProject),
      grant('Developer', 11, inWorkspace),
      grant('Developer', 12, inWorkspace),
      grant('Developer', 13, { ...inWorkspace, holder: { kind: 'invitation', id: id(13) } }),
    ],
  });
  const filtered = (part: object) => {
    const { rows, ...counts } = filterAccess(whoHasAccess(given, HERE.workspace, null).rows, {
      ...ALL_ACCESS,
      ...part,
    });
    return {
      names: rows.map(({ principal }) => principal.name),
      ways: Object.fromEntries(counts.ways),
      levels: Object.fromEntries(counts.levels),
      kinds: Object.fromEntries(counts.kinds),
    };
  };

  it('count what each of their choices leaves', () => {
    expect(filtered({})).toEqual({
      names: ['Person 10', 'Person 11', 'Person 12', 'Person 13'],
      ways: { direct: 4, inherited: 1 },
      levels: { organization: 1, project: 1, workspace: 3 },
      kinds: { people: 2, 'service-accounts': 1, invitations: 1 },
    });
  });

  it('want way and level of the same source', () => {
    expect(filtered({ way: 'direct', level: 'organization' }).names).toEqual([]);
    expect(filtered({ way: 'inherited', level: 'organization' })).toMatchObject({
      names: ['Person 10'],
      levels: { organization: 1 },
      kinds: { people: 1 },
    });
  });

  it('leave the other choices of one part to be counted', () => {
    expect(filtered({ kind: 'people' })).toMatchObject({
      names: ['Person 10', 'Person 11'],
      kinds: { people: 2, 'service-accounts': 1, invitations: 1 },
      levels: { organization: 1, project: 1, workspace: 1 },
    });
  });

  it.each([
    ['PERSON 11', ['Person 11']],
    ['viewer', ['Person 10']],
    [id(12), ['Person 12']],
    ['nobody', []],
  ])('find %s in names, ids and roles', (text, names) => {
    expect(filtered({ text }).names).toEqual(names);
  });
});
