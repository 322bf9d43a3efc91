// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest';
import { findLastAdmin } from '#lib/background/changes/guards/last-admin.ts';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld, type World } from '../../writes/world.ts';
import { planIn } from '../plan.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ADA = 'ada@northwind.example';
const WANDA = 'wanda@northwind.example';
const GUSTAV = 'gustav@northwind.example';
const userId = (email: string) => demoIds(world.controlPlane.state).user(email).id;
const adminRole = () => demoIds(world.controlPlane.state).role('Northwind ML', 'Organization Admin').id;

const grant = (holder: { kind: 'user' | 'team'; id: string }) => ({
  organizationId: world.organizationId,
  roleId: adminRole(),
  holder,
  workspaceId: null,
  projectId: null,
});
const revoke = (email: string): Change => ({
  kind: 'revokeRole',
  input: grant({ kind: 'user', id: userId(email) }),
});
const remove = (email: string): Change => ({
  kind: 'removeMember',
  input: { organizationId: world.organizationId, userId: userId(email) },
});
const leave = (teamId: string, email: string): Change => ({
  kind: 'removeTeamMember',
  input: { organizationId: world.organizationId, teamId, member: { kind: 'user', id: userId(email) } },
});

/** A team of administrators, gone after the test. */
const made: (() => void)[] = [];
afterEach(() => {
  for (const undo of made.splice(0)) undo();
});
function adminTeam(world: World, ...emails: string[]): string {
  const { state } = world.controlPlane;
  const teamId = world.newTeam();
  const assignment = state.assignments.add({
    id: crypto.randomUUID(),
    organization_id: world.organizationId,
    role_id: adminRole(),
    user_id: null,
    team_id: teamId,
    invitation_id: null,
    workspace_id: null,
    project_id: null,
    resource: null,
  });
  for (const email of emails) {
    const id = crypto.randomUUID();
    state.teamMembers.add({ id, team_id: teamId, user_id: userId(email), invitation_id: null });
  }
  made.push(() => state.assignments.remove(assignment.id));
  return teamId;
}

const stops = (...steps: number[]) => [
  expect.objectContaining({ kind: 'last-admin', severity: 'stops', steps, type: null }),
];

describe('the last administrator', () => {
  it('is not touched while another one stays', async () => {
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA)])).toEqual([]);
    expect(await foundIn(world, findLastAdmin, [remove(WANDA)])).toEqual([]);
  });

  it('stops a plan that takes the role from all, whatever step does it', async () => {
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA), revoke(ADA)])).toEqual(stops(0, 1));
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA), remove(ADA)])).toEqual(stops(0, 1));
    expect(await foundIn(world, findLastAdmin, [remove(ADA), remove(WANDA)])).toEqual(stops(0, 1));
  });

  it('is named by the organization', async () => {
    const organization = { id: world.organizationId, name: 'Northwind ML' };
    const steps = [revoke(WANDA), revoke(ADA)].map((one) => stepOf(one, { organization }));
    expect(await foundIn(world, findLastAdmin, steps)).toMatchObject([{ about: 'Northwind ML' }]);
  });

  it('stays when the same plan gives the role to somebody who is active', async () => {
    const give = (email: string): Change => ({
      kind: 'assignRole',
      input: grant({ kind: 'user', id: userId(email) }),
    });
    const both = [revoke(WANDA), revoke(ADA)];
    expect(await foundIn(world, findLastAdmin, [give('bram@northwind.example'), ...both])).toEqual([]);
    expect(await foundIn(world, findLastAdmin, [give(GUSTAV), ...both])).toEqual(stops(1, 2));
  });

  it('may be in a team', async () => {
    const team = adminTeam(world, 'bram@northwind.example');
    const both = [revoke(WANDA), revoke(ADA)];
    expect(await foundIn(world, findLastAdmin, both)).toEqual([]);
    expect(await foundIn(world, findLastAdmin, [...both, leave(team, 'bram@northwind.example')])).toEqual(
      stops(0, 1, 2),
    );
    const input = { organizationId: world.organizationId, teamId: team };
    expect(await foundIn(world, findLastAdmin, [...both, { kind: 'deleteTeam', input }])).toEqual(
      stops(0, 1, 2),
    );
  });

  it('is nobody who is switched off', async () => {
    adminTeam(world, GUSTAV);
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA), revoke(ADA)])).toEqual(stops(0, 1));
  });

  it('is switched off or deleted in every organization that can be seen', async () => {
    const { users } = world.controlPlane.state;
    users.update(userId(ADA), { is_superuser: true });
    made.push(() => users.update(userId(ADA), { is_superuser: false }));
    const off = stepOf(
      { kind: 'updateUser', input: { userId: userId(ADA), set: { isActive: false } } },
      { differences: [{ field: 'active', before: true, after: false }] },
    );
    expect(await foundIn(world, findLastAdmin, [off])).toEqual([]);
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA), off])).toMatchObject([
      { kind: 'last-admin', steps: [0, 1] },
    ]);
    const gone: Change = { kind: 'deleteUser', input: { userId: userId('hugo@juniper.example') } };
    expect(await foundIn(world, findLastAdmin, [gone])).toMatchObject([
      { kind: 'last-admin', severity: 'stops', steps: [0] },
    ]);
  });

  it('is not known where ZenML does not say who holds the role', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, path: `/roles/${adminRole()}/assignments` });
    expect(await foundIn(world, findLastAdmin, [revoke(WANDA)])).toMatchObject([
      { kind: 'not-known', severity: 'warns', steps: [0] },
    ]);
  });

  it('is looked for with no request where nothing that counts is taken', async () => {
    const before = world.controlPlane.requests.length;
    const input = { ...grant({ kind: 'user', id: userId(ADA) }), workspaceId: crypto.randomUUID() };
    expect(await foundIn(world, findLastAdmin, [{ kind: 'revokeRole', input }])).toEqual([]);
    expect(world.controlPlane.requests.length).toBe(before);
  });

  it('stops a whole plan', async () => {
    const plan = await planIn(world, revoke(WANDA), revoke(ADA));
    expect(plan.ok && plan.value.guards).toMatchObject([
      { kind: 'last-admin', steps: [0, 1], about: 'Northwind ML' },
      { kind: 'last-organization-role', steps: [0] },
      { kind: 'last-organization-role', steps: [1] },
      { kind: 'locks-out-self', steps: [1], type: 'Ada' },
    ]);
  });
});
