// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { planIn } from '../plan.ts';

const world = useWorld();

const invite = (email: string): Change => ({
  kind: 'invite',
  input: {
    organizationId: world.organizationId,
    email,
    roleId: demoIds(world.controlPlane.state).role('Northwind ML', 'Organization Member').id,
  },
});
const role = (name: string, level: 'workspace' | 'project'): Change => ({
  kind: 'createRole',
  input: {
    organizationId: world.organizationId,
    name,
    description: null,
    level,
    permissions: ['model:read'],
  },
});
const team = (name: string): Change => ({
  kind: 'createTeam',
  input: { organizationId: world.organizationId, name, description: null },
});
const guardsOf = async (...changes: Change[]) => {
  const plan = await planIn(world, ...changes);
  return plan.ok ? plan.value.guards : plan.failure;
};

describe('a plan that makes the same twice', () => {
  it.each([
    ['an invitation, in capitals or not', () => [invite('a@b.example'), team('x'), invite('A@b.example')]],
    ['a role', () => [role('Twin', 'project'), team('x'), role('Twin', 'project')]],
    ['a team', () => [team('Twin'), team('x'), team('Twin')]],
  ])('is stopped: %s', async (_, changes) => {
    expect(await guardsOf(...changes())).toMatchObject([
      { kind: 'name-taken', severity: 'stops', steps: [0, 2], about: expect.stringMatching(/Twin|a@b/) },
    ]);
  });

  it('is none when the names, the levels or the kinds differ', async () => {
    const changes = [team('Twin'), role('Twin', 'workspace'), role('Twin', 'project'), team('Other')];
    expect(await guardsOf(...changes)).toEqual([]);
  });
});
