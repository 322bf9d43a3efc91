// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { expectNotFound, expectRefusal, expectRoad, kindsOf, saidWhy } from './road.ts';

const world = useWorld();
const MODES = ['current', 'legacy', 'self-hosted'] as const;
const MEMBER = 'hana@northwind.example';

const state = () => world.controlPlane.state;
const ids = () => demoIds(state());
const named = (name: string) =>
  state()
    .teams.all()
    .find((team) => team.name === name);
const people = {
  user: () => ids().user(MEMBER).id,
  invitation: () => state().invitations.by('organization', world.organizationId)[0]?.id ?? '',
};
const organization = () => ({ organizationId: world.organizationId });

const create = (name: string, description: string | null = null): Change => ({
  kind: 'createTeam',
  input: { ...organization(), name, description },
});
const update = (teamId: string, set: ChangeInput<'updateTeam'>['set']): Change => ({
  kind: 'updateTeam',
  input: { ...organization(), teamId, set },
});
const remove = (teamId: string): Change => ({ kind: 'deleteTeam', input: { ...organization(), teamId } });
const membership = (
  how: 'addTeamMember' | 'removeTeamMember',
  teamId: string,
  kind: 'user' | 'invitation' = 'user',
  id = people[kind](),
): Change => ({ kind: how, input: { ...organization(), teamId, member: { kind, id } } });
const join = (teamId: string, kind: 'user' | 'invitation') =>
  state().teamMembers.add({
    id: crypto.randomUUID(),
    team_id: teamId,
    user_id: kind === 'user' ? people.user() : null,
    invitation_id: kind === 'invitation' ? people.invitation() : null,
  });

describe.each(MODES)('on a %s control plane, a team', (mode) => {
  beforeEach(() => world.controlPlane.configure({ mode }));

  it('is made, and deleted again', async () => {
    await expectRoad(world, {
      change: create(`Vision ${mode}`, 'Cameras'),
      differences: [
        { field: 'exists', before: false, after: true },
        { field: 'name', before: null, after: `Vision ${mode}` },
        { field: 'description', before: null, after: 'Cameras' },
      ],
      isDone: () => named(`Vision ${mode}`)?.description === 'Cameras',
      again: ['name-taken'],
    });
  });

  it('is renamed and described, and given back what it had', async () => {
    const teamId = world.newTeam();
    await expectRoad(world, {
      change: update(teamId, { name: `Speech ${mode}`, description: null }),
      differences: [
        { field: 'name', before: teamId, after: `Speech ${mode}` },
        { field: 'description', before: 'before', after: null },
      ],
      isDone: () => named(`Speech ${mode}`)?.description === null,
      again: 'already',
    });
    expect(state().teams.require(teamId)).toMatchObject({ name: teamId, description: 'before' });
  });

  it('is deleted for good', async () => {
    const teamId = world.newTeam();
    await expectRoad(world, {
      change: remove(teamId),
      differences: [{ field: 'exists', before: true, after: false }],
      guards: ['irreversible'],
      isDone: () => state().teams.get(teamId) === undefined,
      again: 'not-found',
      noUndo: 'deleted',
    });
  });

  it.each(['user', 'invitation'] as const)('takes a %s in and lets them out, and back', async (kind) => {
    const teamId = world.newTeam();
    await expectRoad(world, {
      change: membership('addTeamMember', teamId, kind),
      differences: [{ field: 'membership', before: false, after: true }],
      isDone: () => state().teamMembers.by('team', teamId).length === 1,
      again: 'already',
    });
    join(teamId, kind);
    await expectRoad(world, {
      change: membership('removeTeamMember', teamId, kind),
      differences: [{ field: 'membership', before: true, after: false }],
      isDone: () => state().teamMembers.by('team', teamId).length === 0,
      again: 'already',
    });
  });
});

describe('a plan', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it('stops at the name of another team', async () => {
    expect(kindsOf(await planned(world, update(world.newTeam(), { name: 'ml-core' })))).toEqual([
      'name-taken',
    ]);
    const { id, name } = ids().team('Northwind ML', 'ml-core');
    expect(kindsOf(await planned(world, update(id, { name })))).toEqual([]);
  });

  it('fails for what is not there', async () => {
    const nothing = crypto.randomUUID();
    const teamId = world.newTeam();
    for (const change of [
      update(nothing, { name: 'x' }),
      remove(nothing),
      membership('addTeamMember', nothing),
      membership('removeTeamMember', nothing),
      membership('addTeamMember', teamId, 'user', nothing),
      membership('removeTeamMember', teamId, 'invitation', nothing),
    ]) {
      await expectNotFound(world, change);
    }
  });
});

describe('the server', () => {
  beforeEach(() => world.controlPlane.configure({ mode: 'current' }));

  it('refuses whoever may not', async () => {
    const teamId = world.newTeam();
    const full = world.newTeam();
    join(full, 'user');
    for (const change of [
      create('Mine'),
      update(teamId, { name: 'Mine' }),
      remove(teamId),
      membership('addTeamMember', teamId),
      membership('removeTeamMember', full),
    ]) {
      await expectRefusal(world, change, saidWhy('forbidden', /^Insufficient permissions/), { as: MEMBER });
    }
  });

  it('refuses a name that was taken meanwhile', async () => {
    const take = (name: string) => () => void state().teams.update(world.newTeam(), { name });
    const no = saidWhy('conflict', /already exists/);
    await expectRefusal(world, create('Taken A', 'ours'), no, { prepare: take('Taken A') });
    await expectRefusal(world, update(world.newTeam(), { name: 'Taken B' }), no, {
      prepare: take('Taken B'),
    });
  });

  it('refuses what is too long, and names the field', async () => {
    const long = { kind: 'invalid' as const, fields: [{ path: 'name', message: expect.any(String) }] };
    await expectRefusal(world, create('x'.repeat(51)), long);
    await expectRefusal(world, update(world.newTeam(), { name: 'x'.repeat(51) }), long);
  });

  it('says "already" of whoever came in meanwhile, and is read where somebody left meanwhile', async () => {
    const teamId = world.newTeam();
    const adding = await planned(world, membership('addTeamMember', teamId));
    const { id } = join(teamId, 'user');
    expect((await performed(world, adding)).entry.state).toBe('done');
    const removing = await planned(world, membership('removeTeamMember', teamId));
    state().teamMembers.remove(id);
    expect((await performed(world, removing)).entry.state).toBe('done');
  });
});
