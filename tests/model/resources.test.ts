// @vitest-environment node
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { collectDrift } from '#lib/model/drift.ts';
import { IssuedKey } from '#lib/model/resources/issued-key.ts';
import { Member } from '#lib/model/resources/member.ts';
import { Permission } from '#lib/model/resources/permission.ts';
import { RoleForms } from '#lib/model/resources/permission-form.ts';
import { Role } from '#lib/model/resources/role.ts';
import { RoleAssignment } from '#lib/model/resources/role-assignment.ts';
import { Made } from '#lib/model/resources/small-answers.ts';
import { Workspace } from '#lib/model/resources/workspace.ts';
import { EXAMPLES, recordedWorkspace } from './resource-examples.ts';

function read(schema: z.ZodMiniType, wire: unknown) {
  const { value, notes } = collectDrift(() => z.safeParse(schema, wire));
  return { value, drift: notes.length };
}

describe('recorded answers', () => {
  test('a workspace reads without drift', () => {
    const { value, drift } = read(Workspace, recordedWorkspace);
    expect(drift).toBe(0);
    expect(value.data).toMatchObject({
      name: '80',
      displayName: '0.80.0',
      versionRunning: '0.80.0',
      status: 'available',
      stateReason: 'user_action',
      created: '2025-03-20T08:31:19.506Z',
      organization: { id: 'a0000001-0000-4000-8000-000000000002', name: 'ada' },
      storageSize: null,
    });
  });

  test('leaves out what nobody shows', () => {
    const text = JSON.stringify(read(Workspace, recordedWorkspace).value.data);
    expect(text).not.toMatch(
      /googleusercontent|work_email|implementing_production|100000000000000000001|oauth/,
    );
  });
});

describe('permissions in the form in which they are listed', () => {
  test.each([
    ['stack:read', 'stack:read'],
    [
      { resource_type: 'stack', action: 'read', secret: 'SECRET' },
      { resource_type: 'stack', action: 'read' },
    ],
    [
      { id: 'p1', name: 'stack:read', description: 'SECRET' },
      { id: 'p1', name: 'stack:read' },
    ],
    [
      { scope: 'stack', verb: 'read', count: 1 },
      { scope: 'stack', verb: 'read' },
    ],
  ])('%j', (wire, form) => {
    const { value, drift } = read(RoleForms, { permissions: [wire] });
    expect(value.data).toEqual({ permissions: [{ permission: 'stack:read', form }] });
    expect(drift).toBe(0);
  });

  test('are none of what says neither type nor action', () => {
    expect(read(RoleForms, { permissions: ['stack', {}, null] }).value.data).toEqual({ permissions: [] });
    expect(read(RoleForms, {}).value.data).toEqual({ permissions: null });
  });
});

describe('what is answered to making something', () => {
  test.each([null, '', 'text', [], {}, { id: 7, key: 7 }])('may say nothing: %j', (wire) => {
    expect(read(Made, wire).value.data).toEqual({ id: null });
    expect(read(IssuedKey, wire).value.data).toEqual({ id: null, secret: null });
  });

  test('is an id, and a key where it is shown', () => {
    const wire = { id: 'k1', key: 'ZENPROKEY_x', name: 'n', user_id: 'u' };
    expect(read(Made, wire).value.data).toEqual({ id: 'k1' });
    expect(read(IssuedKey, wire).value.data).toEqual({ id: 'k1', secret: 'ZENPROKEY_x' });
  });
});

describe.each(EXAMPLES)('$name', ({ schema, wire }) => {
  test('reads without drift', () => {
    const { value, drift } = read(schema, wire);
    expect(value.error).toBeUndefined();
    expect(drift).toBe(0);
  });

  test('lets no secret and nothing personal out that is not shown', () => {
    expect(JSON.stringify(read(schema, wire).value.data)).not.toContain('SECRET');
  });

  test('survives every field dropped, nulled, of another type or joined by an unknown one', () => {
    let mutants = 0;
    for (const mutant of mutantsOf(wire)) {
      mutants += 1;
      const { value } = read(schema, mutant);
      expect(JSON.stringify(value.data ?? null)).not.toContain('SECRET');
      // Plain data, so that it crosses messages and storage.
      if (value.success) expect(structuredClone(value.data)).toEqual(value.data);
    }
    expect(mutants).toBeGreaterThan(5);
  });
});

describe('what a control plane may also say', () => {
  test('an unknown status is kept', () => {
    expect(z.parse(Workspace, { ...recordedWorkspace, status: 'hibernating' }).status).toBe('hibernating');
  });

  test('a row without an id is unreadable', () => {
    expect(z.safeParse(Workspace, { name: 'x' }).success).toBe(false);
    expect(z.safeParse(Member, { roles: [] }).success).toBe(false);
    expect(z.safeParse(RoleAssignment, { role_id: 'r' }).success).toBe(false);
  });

  test.each([
    [{ invitation: { id: 'i', email: 'new@acme.example' } }, 'new@acme.example'],
    [{ invitation: 'i' }, null],
    [{ invitation_id: 'i' }, null],
  ])('an invitation that holds a role is named by its address where that is told: %o', (holder, email) => {
    expect(z.parse(RoleAssignment, { role_id: 'r', ...holder })).toMatchObject({
      invitationId: 'i',
      invitationEmail: email,
    });
  });

  test.each([
    [{ resource: { type: 'stack', id: 's' } }, { type: 'stack', id: 's' }],
    [{ resource: 'p:pipeline_run/r' }, { type: 'pipeline_run', id: 'r' }],
    [{ resource: 'w@server:stack/s' }, { type: 'stack', id: 's' }],
    [
      { resource_type: 'stack', resource_id: 's' },
      { type: 'stack', id: 's' },
    ],
    [{ resource: 'stack' }, null],
    [{ resource: 'what?' }, null],
    [{}, null],
  ])('what a share shares is told in one way or another: %o', (said, expected) => {
    expect(z.parse(RoleAssignment, { user_id: 'u', ...said }).resource).toEqual(expected);
  });

  test('a wrong type reads as unknown and is counted', () => {
    const { value, drift } = read(Workspace, {
      ...recordedWorkspace,
      status: 5,
      created: '2025-99-99T99:99',
    });
    expect(value.data).toMatchObject({ status: null, created: null });
    expect(drift).toBe(2);
  });

  test('the tenant level is the workspace level', () => {
    expect(z.parse(Role, { id: 'r', name: 'Tenant Admin', level: 'tenant' }).level).toBe('workspace');
  });

  test('a broken permission does not lose the others, and none listed is not none', () => {
    expect(z.parse(Role, { id: 'r', permissions: [5, 'stack:read'] }).permissions).toEqual([
      { resourceType: 'stack', action: 'read' },
    ]);
    expect(z.parse(Role, { id: 'r' }).permissions).toBeNull();
  });

  test.each([
    [true, { isViaTeam: true, viaTeamId: null }],
    [false, { isViaTeam: false, viaTeamId: null }],
    [null, { isViaTeam: false, viaTeamId: null }],
    [undefined, { isViaTeam: false, viaTeamId: null }],
    ['t', { isViaTeam: true, viaTeamId: 't' }],
    [{ id: 't' }, { isViaTeam: true, viaTeamId: 't' }],
  ])('via_team %j', (via_team, expected) => {
    const { value, drift } = read(Member, { user: { id: 'u' }, roles: [{ role_id: 'r', via_team }] });
    expect(value.data).toMatchObject({ roles: [expected] });
    expect(drift).toBe(0);
  });

  test.each([
    ['stack:read', { resourceType: 'stack', action: 'read' }],
    [
      { type: 'stack', verb: 'read' },
      { resourceType: 'stack', action: 'read' },
    ],
    [{ name: 'stack:read' }, { resourceType: 'stack', action: 'read' }],
  ])('permission %j', (wire, expected) => {
    expect(z.parse(Permission, wire)).toEqual(expected);
  });
});

describe('what a role permits', () => {
  const ID = 'a0000001-0000-4000-8000-000000000002';
  test.each<[unknown[]]>([
    [[ID]],
    [['read:pipeline']],
    [['pipeline.read']],
    [['pipelines:read']],
    [['PIPELINE:READ']],
    [['read']],
    [[{ id: ID, resource: { type: 'pipeline' }, action: 'read' }]],
  ])('is not known where the list says %j', (permissions) => {
    expect(z.parse(Role, { id: 'r', permissions })).toMatchObject({
      permissions: null,
      hasUnreadPermissions: true,
    });
  });

  test.each<[string[]]>([
    [['*:*']],
    [['spaceship:launch', 'pipeline:read']],
    [['model:*']],
    [['team:update']],
  ])('is known where it says %j', (permissions) => {
    const role = z.parse(Role, { id: 'r', permissions });
    expect(role.permissions).toHaveLength(permissions.length);
    expect(role.hasUnreadPermissions).toBe(false);
  });
});

/** Each place of an example changed in each way, one at a time. */
function* mutantsOf(wire: unknown): Generator<unknown> {
  yield* [null, undefined, 5, 'x', [], true];
  if (Array.isArray(wire)) {
    for (const [index, element] of wire.entries()) {
      for (const mutant of mutantsOf(element)) yield wire.with(index, mutant);
    }
  } else if (typeof wire === 'object' && wire !== null) {
    yield { ...wire, unknown_field: { deep: ['SECRET'] } };
    for (const [name, value] of Object.entries(wire)) {
      const { [name as never]: _dropped, ...rest } = wire;
      yield rest;
      for (const mutant of mutantsOf(value)) yield { ...wire, [name]: mutant };
    }
  }
}
