// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findHoldsShares } from '#lib/background/changes/guards/holds-shares.ts';
import { findStillHeld } from '#lib/background/changes/guards/still-held.ts';
import { findTakesEverything } from '#lib/background/changes/guards/takes-everything.ts';
import type { Change } from '#lib/changes.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const ids = () => demoIds(world.controlPlane.state);
const person = (nick: string) => ({
  id: ids().user(`${nick}@northwind.example`).id,
  name: `Name of ${nick}`,
});
const remove = (nick: string) => {
  const holder = person(nick);
  const input = { organizationId: world.organizationId, userId: holder.id };
  return stepOf({ kind: 'removeMember', input }, { holder });
};
const revoke = (nick: string, workspace: string): Change => ({
  kind: 'revokeRole',
  input: {
    organizationId: world.organizationId,
    roleId: ids().role('Northwind ML', 'Workspace Viewer').id,
    holder: { kind: 'user', id: person(nick).id },
    workspaceId: ids().workspace(workspace).id,
    projectId: null,
  },
});

describe('taking everything from somebody', () => {
  it('asks for their name, once', async () => {
    const { id, name } = person('farah');
    const gone = stepOf({ kind: 'deleteUser', input: { userId: id } });
    expect(await foundIn(world, findTakesEverything, [remove('farah'), gone, remove('liam')])).toEqual([
      { kind: 'takes-everything', severity: 'asks', steps: [0, 1], type: name, about: name },
      { kind: 'takes-everything', severity: 'asks', steps: [2], type: 'Name of liam', about: 'Name of liam' },
    ]);
  });

  it('asks for their number where they are many', async () => {
    const many = ['farah', 'liam', 'olga', 'pablo'].map(remove);
    expect(await foundIn(world, findTakesEverything, many)).toEqual([
      { kind: 'takes-everything', severity: 'asks', steps: [0, 1, 2, 3], type: '4', about: null },
    ]);
  });

  it('asks another way of whoever does it to themselves', async () => {
    expect(await foundIn(world, findTakesEverything, [remove('ada')])).toEqual([]);
  });

  it('is not taking one role', async () => {
    expect(await foundIn(world, findTakesEverything, [revoke('nikhil', 'churn-models')])).toEqual([]);
  });
});

describe('shares of single resources', () => {
  it('are said of whoever is removed', async () => {
    expect(await foundIn(world, findHoldsShares, [remove('farah'), remove('elif')])).toEqual([
      { kind: 'holds-shares', severity: 'warns', steps: [1], type: null, about: 'Name of elif' },
    ]);
  });

  it('are said of a role in the workspace that they are in', async () => {
    const elsewhere = revoke('elif', 'churn-models');
    expect(
      await foundIn(world, findHoldsShares, [elsewhere, revoke('elif', 'fraud-detection')]),
    ).toMatchObject([{ kind: 'holds-shares', steps: [1] }]);
  });

  it('are not known where roles are not told', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, path: '/organizations/*/roles' });
    expect(await foundIn(world, findHoldsShares, [remove('elif')])).toMatchObject([
      { kind: 'not-known', severity: 'warns', steps: [0] },
    ]);
  });

  it('cost no request where nobody is removed', async () => {
    const before = world.controlPlane.requests.length;
    const create: Change = {
      kind: 'createTeam',
      input: { organizationId: world.organizationId, name: 'new', description: null },
    };
    expect(await foundIn(world, findHoldsShares, [create])).toEqual([]);
    expect(world.controlPlane.requests.length).toBe(before);
  });
});

describe('a team that is deleted with people in it', () => {
  const team = (name: string): Change => ({
    kind: 'deleteTeam',
    input: { organizationId: world.organizationId, teamId: ids().team('Northwind ML', name).id },
  });

  it('is said with how many lose it', async () => {
    expect(await foundIn(world, findStillHeld, [team('ml-core'), team('empty-for-now')])).toEqual([
      { kind: 'still-held', severity: 'warns', steps: [0], type: null, about: '4' },
    ]);
  });

  it('is not known where nobody says who holds it', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 403, path: '/teams/*/members' });
    expect(await foundIn(world, findStillHeld, [team('ml-core')])).toMatchObject([{ kind: 'not-known' }]);
  });
});
