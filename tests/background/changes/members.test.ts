// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { expectNotFound, expectRefusal, expectRoad, saidWhy } from './road.ts';

const world = useWorld();
const LEAVING = {
  current: 'rosa@northwind.example',
  legacy: 'samir@northwind.example',
  'self-hosted': 'uma@northwind.example',
};
const MODES = ['current', 'legacy', 'self-hosted'] as const;

const userId = (email: string) => demoIds(world.controlPlane.state).user(email).id;
const isMember = (email: string) =>
  world.controlPlane.state.assignments
    .by('user', userId(email))
    .some((row) => row.organization_id === world.organizationId);
const remove = (email: string): Change => ({
  kind: 'removeMember',
  input: { organizationId: world.organizationId, userId: userId(email) },
});

describe.each(MODES)('on a %s control plane, a member', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it('is removed, with all that they hold', async () => {
    await expectRoad(world, {
      change: remove(LEAVING[mode]),
      differences: [{ field: 'membership', before: true, after: false }],
      guards: ['takes-everything'],
      isDone: () => !isMember(LEAVING[mode]),
      again: 'not-found',
      noUndo: 'no-request',
    });
  });
});

describe('a member', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it('is gone although the answer was lost', async () => {
    const plan = await planned(world, remove('olga@northwind.example'));
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'DELETE' });
    expect((await performed(world, plan)).entry.state).toBe('done');
  });

  it('of another organization, or of none that is there, is not found', async () => {
    await expectNotFound(world, remove('gro@halden.example'));
    const organizationId = crypto.randomUUID();
    await expectNotFound(world, { kind: 'removeMember', input: { organizationId, userId: world.userId } });
  });

  it('is not removed by whoever may not', async () => {
    const no = saidWhy('forbidden', /^Insufficient permissions/);
    await expectRefusal(world, remove('bram@northwind.example'), no, { as: 'hana@northwind.example' });
  });

  it('is not removed when the organization is theirs', async () => {
    signIn(world, 'wanda@northwind.example');
    await expectRefusal(world, remove('ada@northwind.example'), saidWhy('forbidden', /^The owner/));
  });
});
