// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { NOTHING_SHOWS, type OneReadBack, type ReadBack } from '#lib/background/writes/entry.ts';
import { fail, ok } from '#lib/model/result.ts';
import { addTeamMember } from './add-team-member.ts';
import { KINDS } from './kinds.ts';
import { entryOf, newLife, recoverLater, useWorld } from './world.ts';

const world = useWorld();

const stateOf = async (id: string) => (await entryOf(world, id))?.state;

describe('reading back', () => {
  const lose = async (kind: keyof typeof KINDS, when: 'before' | 'after') => {
    const sample = KINDS[kind](world);
    world.controlPlane.setFault([
      { kind: 'drop', when, method: 'POST' },
      { kind: 'drop', when, method: 'PATCH' },
      { kind: 'status', status: 500, method: 'GET', path: '/teams' },
    ]);
    await newLife(world).perform(world.asked, sample.intent);
    expect(await stateOf(sample.intent.id)).toBe('unknown');
    return sample.intent;
  };

  it.each([
    ['offline', { kind: 'drop', when: 'before', method: 'GET' }],
    ['429', { kind: 'status', status: 429, method: 'GET', headers: { 'retry-after': '60' } }],
    ['403', { kind: 'status', status: 403, method: 'GET' }],
    ['a captive portal', { kind: 'html', method: 'GET' }],
  ] as const)(
    'leaves unknown what it cannot read (%s), and tries again at the next start',
    async (_, fault) => {
      const { id } = await lose('member', 'after');
      world.controlPlane.setFault(fault);
      await recoverLater(world);
      expect(await stateOf(id)).toBe('unknown');
      world.controlPlane.setFault(null);
      await recoverLater(world);
      expect(await stateOf(id)).toBe('done');
    },
  );

  it.each([
    ['nobody is', fail({ kind: 'signed-out' })],
    ['somebody else is', ok('somebody-else')],
  ])('waits for the account that wrote it while %s signed in', async (_, session) => {
    const { id } = await lose('member', 'after');
    world.controlPlane.setFault(null);
    world.session = session;
    const mark = world.controlPlane.requests.length;
    await recoverLater(world);
    expect(await stateOf(id)).toBe('unknown');
    expect(world.controlPlane.requests.length).toBe(mark);
    world.session = ok(world.userId);
    await recoverLater(world);
    expect(await stateOf(id)).toBe('done');
  });

  it('does not call undone what may still be coming', async () => {
    const { id } = await lose('member', 'before');
    world.controlPlane.setFault(null);
    await newLife(world).recover();
    expect(await stateOf(id)).toBe('unknown');
    expect(world.alarms.at(-1)).toBeGreaterThan(Date.now());
    await recoverLater(world);
    expect(await stateOf(id)).toBe('not-done');
  });

  describe('in several places', () => {
    const places = (teamId: string) => {
      const { readBack } = addTeamMember(teamId, world.userId);
      const { teams, teamMembers } = world.controlPlane.state;
      const name = teams.require(teamId).name.toUpperCase();
      const organizationId = world.organizationId;
      return {
        members: readBack as OneReadBack,
        named: {
          endpoint: 'teams',
          params: { organizationId },
          expect: { kind: 'row', match: { name }, anyCase: ['name'] },
        } satisfies OneReadBack,
        join: () => teamMembers.add({ id: 'm', team_id: teamId, user_id: world.userId, invitation_id: null }),
        rename: () => teams.update(teamId, { name: 'renamed' }),
      };
    };
    const settled = async (readBack: ReadBack, teamId: string) => {
      const intent = { ...addTeamMember(teamId, world.userId), readBack };
      world.controlPlane.setFault({ kind: 'drop', when: 'before', method: 'POST' });
      await newLife(world).perform(world.asked, intent);
      await recoverLater(world);
      const entry = await entryOf(world, intent.id);
      return { state: entry?.state, resultId: entry?.resultId };
    };

    it('is done when one of them shows it, in capitals or not, and only the first names what was made', async () => {
      const teamId = world.newTeam();
      const { members, named } = places(teamId);
      expect(await settled({ anyOf: [named, members] }, teamId)).toEqual({ state: 'done', resultId: teamId });
      expect(await settled({ anyOf: [members, named] }, teamId)).toEqual({ state: 'done', resultId: null });
    });

    it('is not done when none shows it', async () => {
      const teamId = world.newTeam();
      const { members, named, rename } = places(teamId);
      rename();
      expect(await settled({ anyOf: [named, members] }, teamId)).toMatchObject({ state: 'not-done' });
    });

    it('is unknown while one that may show it cannot be read, and the others do not', async () => {
      const teamId = world.newTeam();
      const { members, named, rename, join } = places(teamId);
      const hidden = { ...named, endpoint: 'no such list' };
      expect(await settled({ anyOf: [hidden, members] }, teamId)).toMatchObject({ state: 'unknown' });
      rename();
      join();
      expect(await settled({ anyOf: [hidden, members] }, teamId)).toMatchObject({ state: 'done' });
    });
  });

  it('does not judge by what somebody else has changed since', async () => {
    const { id, params } = await lose('change', 'after');
    world.controlPlane.setFault(null);
    world.controlPlane.state.teams.update(String(params.teamId), { description: 'of somebody else' });
    await recoverLater(world);
    expect(await stateOf(id)).toBe('unknown');
  });

  /** Of a team of the organization's list, whose description is `before` or `after`. */
  const inList = (rest: Partial<Extract<OneReadBack['expect'], { kind: 'fields' }>>): ReadBack => ({
    endpoint: 'teams',
    params: { organizationId: world.organizationId },
    expect: { kind: 'fields', after: { description: 'after' }, before: { description: 'before' }, ...rest },
  });

  it.each([
    ['its fields are as wished', 'after', 'done'],
    ['its fields are as before', 'before', 'not-done'],
    ['somebody else has changed it', 'of somebody else', 'unknown'],
    ['it is gone', null, 'unknown'],
  ] as const)('finds the thing in a list: %s', async (_, description, state) => {
    const { intent } = KINDS.change(world);
    const id = String(intent.params.teamId);
    const { teams } = world.controlPlane.state;
    world.controlPlane.setFault({ kind: 'drop', when: 'before', method: 'PATCH' });
    await newLife(world).perform(world.asked, { ...intent, readBack: inList({ match: { id } }) });
    if (description === null) teams.remove(id);
    else teams.update(id, { description });
    await recoverLater(world);
    expect(await stateOf(intent.id)).toBe(state);
  });

  it.each([
    ['a thing in a list that is not said to be which', () => inList({})],
    ['what nothing shows', () => NOTHING_SHOWS],
  ])('asks nothing about %s, and leaves it unknown', async (_, readBack) => {
    const { intent } = KINDS.change(world);
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'PATCH' });
    await newLife(world).perform(world.asked, { ...intent, readBack: readBack() });
    const mark = world.controlPlane.requests.length;
    await recoverLater(world);
    expect(await stateOf(intent.id)).toBe('unknown');
    expect(world.controlPlane.requests.slice(mark)).toEqual([]);
  });
});
