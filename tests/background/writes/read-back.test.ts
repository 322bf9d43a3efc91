// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fail, ok } from '#lib/model/result.ts';
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

  it('does not judge by what somebody else has changed since', async () => {
    const { id, params } = await lose('change', 'after');
    world.controlPlane.setFault(null);
    world.controlPlane.state.teams.update(String(params.teamId), { description: 'of somebody else' });
    await recoverLater(world);
    expect(await stateOf(id)).toBe('unknown');
  });
});
