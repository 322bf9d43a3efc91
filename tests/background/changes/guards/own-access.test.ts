// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest';
import { findOwnAccess } from '#lib/background/changes/guards/own-access.ts';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ids = () => demoIds(world.controlPlane.state);
const role = (name: string) => ids().role('Northwind ML', name).id;
const revoke = (
  name: string,
  holder: { kind: 'user' | 'team'; id: string } = { kind: 'user', id: world.userId },
  workspaceId: string | null = null,
): Change => ({
  kind: 'revokeRole',
  input: {
    organizationId: world.organizationId,
    roleId: role(name),
    holder,
    workspaceId,
    projectId: null,
  },
});

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});
function hold(name: string, holder: { user?: string; team?: string }): void {
  const { assignments } = world.controlPlane.state;
  const row = assignments.add({
    id: crypto.randomUUID(),
    organization_id: world.organizationId,
    role_id: role(name),
    user_id: holder.user ?? null,
    team_id: holder.team ?? null,
    invitation_id: null,
    workspace_id: null,
    project_id: null,
    resource: null,
  });
  undo.push(() => assignments.remove(row.id));
}
function ownTeam(): string {
  const id = world.newTeam();
  world.controlPlane.state.teamMembers.add({
    id: crypto.randomUUID(),
    team_id: id,
    user_id: world.userId,
    invitation_id: null,
  });
  return id;
}

const asks = (...steps: number[]) => [
  { kind: 'locks-out-self', severity: 'asks', steps, type: 'Ada Okafor', about: null },
];
const warns = (...steps: number[]) => [
  { kind: 'demotes-self', severity: 'warns', steps, type: null, about: null },
];

describe('what a person takes from themselves', () => {
  it('is asked for when it is all that they administer with', async () => {
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin')])).toEqual(asks(0));
  });

  it('is told with the organization that it is taken in', async () => {
    const organization = { id: world.organizationId, name: 'Northwind ML' };
    const step = stepOf(revoke('Organization Admin'), { organization });
    expect(await foundIn(world, findOwnAccess, [step])).toMatchObject([{ about: 'Northwind ML' }]);
  });

  it('is warned of while another role that administers stays', async () => {
    hold('Organization Manager', { user: world.userId });
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin')])).toEqual(warns(0));
    const both = [revoke('Organization Admin'), revoke('Organization Manager')];
    expect(await foundIn(world, findOwnAccess, both)).toEqual(asks(0, 1));
  });

  it('may come through a team', async () => {
    const team = ownTeam();
    hold('Organization Admin', { team });
    const { organizationId } = world;
    const leave: Change = {
      kind: 'removeTeamMember',
      input: { organizationId, teamId: team, member: { kind: 'user', id: world.userId } },
    };
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin')])).toEqual(warns(0));
    for (const other of [
      leave,
      revoke('Organization Admin', { kind: 'team', id: team }),
      { kind: 'deleteTeam', input: { organizationId, teamId: team } } as const,
    ]) {
      expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin'), other])).toEqual(asks(0, 1));
      expect(await foundIn(world, findOwnAccess, [other])).toEqual(warns(0));
    }
  });

  it('is warned of when it administers nothing', async () => {
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Viewer')])).toEqual(warns(0));
  });

  it('counts inside a workspace for whoever administers no more than that', async () => {
    const workspaceId = ids().workspace('prod-vision').id;
    const self = { kind: 'user', id: world.userId } as const;
    const inside = revoke('Workspace Admin', self, workspaceId);
    expect(await foundIn(world, findOwnAccess, [inside])).toEqual(warns(0));
    const katya = { userId: ids().user('katya@northwind.example').id };
    const ofKatya = revoke('Workspace Admin', { kind: 'user', id: katya.userId }, workspaceId);
    expect(await foundIn(world, findOwnAccess, [ofKatya], katya)).toEqual(asks(0));
  });

  it('is asked for when they leave, or switch their account off or delete it', async () => {
    const { userId, organizationId } = world;
    const off = (field: 'active' | 'super-user', set: object) =>
      stepOf(
        { kind: 'updateUser', input: { userId, set } },
        { differences: [{ field, before: true, after: false }] },
      );
    const leave: Change = { kind: 'removeMember', input: { organizationId, userId } };
    expect(await foundIn(world, findOwnAccess, [leave])).toEqual(asks(0));
    expect(await foundIn(world, findOwnAccess, [{ kind: 'deleteUser', input: { userId } }])).toEqual(asks(0));
    expect(await foundIn(world, findOwnAccess, [off('active', { isActive: false })])).toEqual(asks(0));
    expect(await foundIn(world, findOwnAccess, [off('super-user', { isSuperuser: false })])).toEqual(asks(0));
  });

  it('is warned of only where they are super-users', async () => {
    const { users } = world.controlPlane.state;
    users.update(world.userId, { is_superuser: true });
    undo.push(() => users.update(world.userId, { is_superuser: false }));
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin')])).toEqual(warns(0));
  });

  it('is nothing when it is taken from others', async () => {
    const id = ids().user('wanda@northwind.example').id;
    const before = world.controlPlane.requests.length;
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin', { kind: 'user', id })])).toEqual(
      [],
    );
    expect(world.controlPlane.requests.length).toBe(before);
  });

  it('is not known where ZenML does not say who holds what', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, path: '/roles/*/assignments' });
    expect(await foundIn(world, findOwnAccess, [revoke('Organization Admin')])).toMatchObject([
      { kind: 'not-known', severity: 'warns', steps: [0] },
    ]);
  });
});
