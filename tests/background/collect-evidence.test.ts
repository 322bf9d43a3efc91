// @vitest-environment node
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { collectEvidence } from '#lib/background/operations/collect-evidence.ts';
import { accessRole } from '#lib/background/operations/read-permissions.ts';
import { compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import { Member } from '#lib/model/resources/member.ts';
import { Role } from '#lib/model/resources/role.ts';
import { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { noRows, type Rows } from '#lib/model/rows.ts';

const rowsOf = <T>(items: T[], rest: Partial<Rows<T>> = {}): Rows<T> => ({ ...noRows<T>(), items, ...rest });
const assignment = (wire: object) => z.parse(RoleAssignment, { user_id: 'ann', ...wire });
const roleOf = (level: string | null, rest: object = {}) =>
  accessRole(z.parse(Role, { id: 'role', name: 'Role', level, ...rest }));

const owner = { id: 'ann', username: 'ann', name: 'Ann', email: null, isActive: true };

function start(level: string | null, rest: object = {}, workspaceId: string | null = null) {
  const found = collectEvidence({
    organization: { id: 'acme', name: 'ACME' },
    workspaceId,
    roles: [roleOf(level, rest)],
    total: 1,
    rolesFailure: null,
    hasUnreadRoles: false,
    owners: [],
  });
  return { ...found, gaps: () => found.evidence().missing.map(({ what, of }) => `${what} ${of}`) };
}

describe('who holds a role', () => {
  test('is a gap until it is read', () => {
    const { addAssignments, gaps } = start('organization');
    expect(gaps()).toEqual(['assignments role']);
    addAssignments('role', rowsOf([assignment({})]));
    expect(gaps()).toEqual([]);
  });

  // The scope of an assignment has to match its role's level.
  test.each([
    ['organization', {}, true],
    ['workspace', { workspace_id: 'prod' }, true],
    ['workspace', { tenant_id: 'prod' }, true],
    ['workspace', {}, false],
    ['project', { workspace_id: 'prod', project_id: 'parcels' }, true],
    ['project', { workspace_id: 'prod' }, false],
    ['project', {}, false],
    ['team', { workspace_id: 'prod' }, false],
    [null, {}, true],
  ])('of level %s with %j says where: %s', (level, where, isSaid) => {
    const { addAssignments, evidence, gaps } = start(level);
    addAssignments('role', rowsOf([assignment(where)]));
    expect(evidence().grants).toHaveLength(isSaid ? 1 : 0);
    expect(gaps()).toEqual(isSaid ? [] : ['assignments role']);
  });

  test('of any level is not held everywhere where its scope may be what could not be read', () => {
    const { addAssignments, evidence, gaps } = start(null);
    addAssignments('role', rowsOf([assignment({ workspace_id: 7 })], { drift: 1 }));
    expect(evidence().grants).toEqual([]);
    expect(gaps()).toEqual(['assignments role']);
  });

  test('tells what was unexpected in the lists that it is read from, of each as it was read last', () => {
    const { addAssignments, addMembers, evidence } = start('organization');
    expect(evidence().drifted).toBeUndefined();
    addAssignments('role', rowsOf([assignment({})], { drift: 1, drifted: { a: 1 } }));
    addAssignments('role', rowsOf([assignment({})], { drift: 2, drifted: { a: 2 } }));
    addMembers('team', rowsOf<Member>([], { drift: 2, drifted: { a: 1, b: 1 } }));
    const told = { drift: 4, drifted: { a: 3, b: 1 } };
    expect(evidence()).toMatchObject(told);
    expect(compactEvidence(evidence())).toMatchObject(told);
  });

  test.each(['custom', 'NORMAL', 'temporary'])('of type %s holds a role and no share', (type) => {
    const role = roleOf('workspace', { name: 'Workspace Viewer', type, system_managed: true });
    expect(role).toMatchObject({ isShare: false, isSystem: false, permissions: null });
    const said = roleOf('workspace', { type, permissions: ['model:read'] });
    expect(said.permissions).toEqual([{ resourceType: 'model', action: 'read' }]);
  });

  test('is asked what it permits where the list of roles has nothing of one of ZenML’s own', () => {
    const said = { permissions: [] };
    expect(roleOf('workspace', { ...said, system_managed: true }).permissions).toBeNull();
    expect(roleOf('workspace', said).permissions).toEqual([]);
  });

  test('of a share is where the shared thing is', () => {
    const { addAssignments, evidence, gaps } = start('project', { type: 'share' });
    addAssignments('role', rowsOf([assignment({ resource: { type: 'model', id: 'm' } })]));
    expect(evidence().grants).toMatchObject([{ resource: { type: 'model', id: 'm' } }]);
    expect(gaps()).toEqual([]);
  });

  test('in another organization or workspace is left out', () => {
    const { addAssignments, evidence, gaps } = start('workspace', {}, 'prod');
    const rows = [
      assignment({ workspace_id: 'prod', organization_id: 'acme' }),
      assignment({ workspace_id: 'prod', organization_id: 'globex', user_id: 'bea' }),
      assignment({ workspace_id: 'staging', user_id: 'cem' }),
    ];
    addAssignments('role', rowsOf(rows));
    expect(evidence().grants.map(({ holder }) => holder.id)).toEqual(['ann']);
    expect(evidence().principals.map(({ id }) => id)).toEqual(['ann']);
    expect(gaps()).toEqual([]);
  });

  test('is a gap when a row could not be read', () => {
    const { addAssignments, gaps } = start('organization');
    addAssignments('role', rowsOf([assignment({})], { unreadable: 1 }));
    expect(gaps()).toEqual(['assignments role']);
  });
});

describe('who is in a team', () => {
  const team = () => {
    const found = start('organization');
    found.addAssignments(
      'role',
      rowsOf([assignment({ user_id: null, team: { id: 'core', name: 'ml-core' } })]),
    );
    return found;
  };
  const member = (wire: object) => z.parse(Member, wire);

  test('are users and invitations, which will be', () => {
    const { addMembers, evidence, gaps } = team();
    expect(gaps()).toEqual(['team-members core']);
    const invited = member({ invitation: { id: 'i', email: 'new@acme.example' } });
    addMembers('core', rowsOf([member({ user: { id: 'ann', is_active: true } }), invited]));
    expect(evidence().teams).toEqual([{ id: 'core', name: 'ml-core', userIds: ['ann', 'i'] }]);
    expect(evidence().principals).toContainEqual(
      expect.objectContaining({ kind: 'invitation', id: 'i', name: 'new@acme.example' }),
    );
    expect(gaps()).toEqual([]);
  });

  test('is a gap when a row is something else, or could not be read', () => {
    const inTeam = team();
    inTeam.addMembers('core', rowsOf([member({ team: { id: 'other' } })]));
    expect(inTeam.gaps()).toEqual(['team-members core']);
    const unread = team();
    unread.addMembers('core', rowsOf([member({ user: { id: 'ann' } })], { unreadable: 1 }));
    expect(unread.gaps()).toEqual(['team-members core']);
  });

  test('is known as well as the fullest answer tells', () => {
    const { addMembers, evidence } = team();
    addMembers('core', rowsOf([member({ user: { id: 'ann', is_active: false, is_superuser: false } })]));
    addMembers('core', rowsOf([member({ user: { id: 'ann', name: 'Ann' } })]));
    expect(evidence().principals).toContainEqual(
      expect.objectContaining({ id: 'ann', name: 'Ann', isActive: false, isSuperuser: false }),
    );
  });
});

describe('what a role permits', () => {
  test('is a gap when the server does not list it, or lists what cannot be understood', () => {
    const whole = start('organization');
    const read = (rest: object) => ({ role: roleOf('organization', rest), isPartial: false, failure: null });
    whole.addAssignments('role', rowsOf([]));
    whole.addPermissions(read({ permissions: ['stack:read'] }));
    expect(whole.gaps()).toEqual([]);
    whole.addPermissions({ ...read({ permissions: ['stack:read'] }), isPartial: true });
    expect(whole.gaps()).toEqual(['role-permissions role']);
    const silent = start('organization');
    silent.addAssignments('role', rowsOf([]));
    silent.addPermissions(read({}));
    expect(silent.gaps()).toEqual(['role-permissions role']);
  });

  test('is asked of the role itself when the list could be understood in part only', () => {
    expect(roleOf('workspace', { permissions: ['stack:read'] }).permissions).toHaveLength(1);
    expect(roleOf('workspace', { permissions: ['stack:read', 7] }).permissions).toBeNull();
  });
});

test('roles that could not be read are a gap', () => {
  const found = collectEvidence({
    organization: { id: 'acme', name: 'ACME' },
    workspaceId: null,
    roles: [],
    total: 0,
    rolesFailure: null,
    hasUnreadRoles: true,
    owners: [],
  });
  expect(found.evidence().missing).toEqual([{ what: 'roles', of: null, failure: null }]);
});

describe('the owner of the organization holds a role in it', () => {
  const owned = (wire: object) => {
    const found = collectEvidence({
      organization: { id: 'acme', name: 'ACME' },
      workspaceId: null,
      roles: [roleOf('organization')],
      total: 1,
      rolesFailure: null,
      hasUnreadRoles: false,
      owners: [{ id: 'acme', owner }],
    });
    found.addAssignments('role', rowsOf([assignment(wire)]));
    return found;
  };

  test('as is seen', () => {
    const found = owned({});
    found.countRole();
    expect(found.evidence().missing).toEqual([]);
  });

  test('or rows were left out without a word', () => {
    const found = owned({ user_id: 'bea' });
    expect(found.evidence()).toMatchObject({ complete: false, missing: [] });
    found.countRole();
    expect(found.evidence()).toMatchObject({
      complete: true,
      missing: [{ what: 'roles', of: null, failure: null }],
    });
  });

  test('perhaps through a team', () => {
    const found = owned({ user_id: null, team: { id: 'core', member_count: 1 } });
    found.addMembers('core', rowsOf([z.parse(Member, { user: { id: 'ann' } })]));
    found.countRole();
    expect(found.evidence().missing).toEqual([]);
  });
});

test('a team that is said to have more members than were told is not known', () => {
  const found = start('organization');
  const team = { id: 'core', name: 'ml-core', member_count: 2 };
  found.addAssignments('role', rowsOf([assignment({ user_id: null, team })]));
  found.addMembers('core', rowsOf([z.parse(Member, { user: { id: 'ann' } })]));
  expect(found.gaps()).toEqual(['team-members core']);
  found.addMembers('core', rowsOf(['ann', 'bea'].map((id) => z.parse(Member, { user: { id } }))));
  expect(found.gaps()).toEqual([]);
});
