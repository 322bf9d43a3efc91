// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../writes/world.ts';
import { performAndUndo } from './perform-and-undo.ts';

const world = useWorld();

describe('teams', () => {
  it('are made, and taken back by deleting them', async () => {
    const { state } = world.controlPlane;
    const change: Change = {
      kind: 'createTeam',
      input: { organizationId: world.organizationId, name: 'Vision', description: 'Cameras' },
    };
    const isThere = () => state.teams.all().some(({ name }) => name === 'Vision');
    const { plan } = await performAndUndo(world, change, isThere);
    expect(plan.steps[0]?.differences).toEqual([
      { field: 'exists', before: false, after: true },
      { field: 'name', before: null, after: 'Vision' },
      { field: 'description', before: null, after: 'Cameras' },
    ]);
  });

  it('are renamed, and given their name back', async () => {
    const { state } = world.controlPlane;
    const teamId = world.newTeam();
    const change: Change = {
      kind: 'updateTeam',
      input: { organizationId: world.organizationId, teamId, set: { name: 'Speech' } },
    };
    await performAndUndo(world, change, () => state.teams.require(teamId).name === 'Speech');
  });

  it('take somebody in, and out again', async () => {
    const { state } = world.controlPlane;
    const teamId = world.newTeam();
    const change: Change = {
      kind: 'addTeamMember',
      input: { organizationId: world.organizationId, teamId, member: { kind: 'user', id: world.userId } },
    };
    await performAndUndo(world, change, () => state.teamMembers.by('team', teamId).length === 1);
  });
});

describe('roles', () => {
  it('are given in a workspace, and taken back', async () => {
    const { state } = world.controlPlane;
    const ids = demoIds(state);
    const workspace = state.workspaces.by('organization', world.organizationId)[0];
    const role = state.roles
      .by('organization', world.organizationId)
      .find(({ name }) => name === 'Workspace Viewer');
    const member = ids.user('gustav@northwind.example');
    const grant = {
      organizationId: world.organizationId,
      roleId: role?.id ?? '',
      holder: { kind: 'user' as const, id: member.id },
      workspaceId: workspace?.id ?? '',
      projectId: null,
    };
    const isHeld = () =>
      state.assignments
        .by('user', member.id)
        .some((row) => row.role_id === grant.roleId && row.workspace_id === grant.workspaceId);
    expect(isHeld()).toBe(false);
    const { plan } = await performAndUndo(world, { kind: 'assignRole', input: grant }, isHeld);
    expect(plan.steps[0]).toMatchObject({
      role: { name: 'Workspace Viewer' },
      differences: [{ field: 'role', before: null, after: 'Workspace Viewer' }],
    });
  });
});
