// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { waysOf } from '#lib/model/permissions/filter-access.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import {
  evidence,
  grant,
  HERE,
  id,
  inProject,
  inWorkspace,
  OTHER_PROJECT,
  OTHER_WORKSPACE,
  person,
  place,
  STACK,
  shared,
  WORKSPACE,
} from './who-evidence.ts';

/** Who is found where, as `name: ways [marks]`. */
const found = (given: Evidence, at: Whereabouts): string[] =>
  whoHasAccess(given, at, null).rows.map(
    ({ principal, sources, marks }) =>
      `${principal.name}: ${sources.map((one) => `${waysOf(one).join('+')}${one.isSure ? '' : '?'}`).join(', ')}${marks.map((mark) => ` [${mark}]`).join('')}`,
  );

const TEAM = { kind: 'team' as const, id: id(20) };
const team = (userIds: string[]) => ({ id: TEAM.id, name: 'core', userIds });
const teamPrincipal = person(20, { kind: 'team', name: 'core', isActive: null, isSuperuser: null });

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
      'one of which it is known in part what it permits',
      'stack',
      {
        grants: [grant('Viewer', 10, inWorkspace)],
        missing: [{ what: 'role-permissions', of: 'Viewer', failure: null }],
      },
      ['Person 10: inherited?'],
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
    [
      'what is owned, with nothing but a share',
      'workspace',
      { owners: { [WORKSPACE]: id(10) }, grants: [grant('Share of run', 10, inProject)] },
      ['Person 10: owner?, share'],
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
