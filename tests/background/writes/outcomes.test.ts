// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { FAULTS } from './faults.ts';
import { KINDS } from './kinds.ts';
import { entryOf, newLife, recoverLater, useWorld } from './world.ts';

const world = useWorld();

const stateOf = async (id: string) => (await entryOf(world, id))?.state;

describe.each(Object.entries(KINDS))('a write: %s', (_, newSample) => {
  it.each(FAULTS)(
    'is sent once and told as it is: $name',
    async ({ set, isExecuted, now, later, isKept }) => {
      const { intent, isDone } = newSample(world);
      const mark = world.controlPlane.requests.length;
      set(world);
      const life = newLife(world);
      const performed = await life.perform(world.asked, intent);
      expect(performed).toMatchObject({ ok: true, value: { entry: { id: intent.id, state: now } } });
      expect(isDone()).toBe(isExecuted);
      await recoverLater(world);
      expect(await stateOf(intent.id)).toBe(later);
      expect(isDone()).toBe(isExecuted);
      expect(world.writesSince(mark).length).toBe(isKept ? 0 : 1);
      expect(world.alarms.length > 0).toBe(now === 'unknown');
    },
  );
});

describe('what the server says', () => {
  it('counts "already" as done where that is what was wanted, and as a refusal elsewhere', async () => {
    const twice = KINDS.member(world).intent;
    await newLife(world).perform(world.asked, twice);
    const again = await newLife(world).perform(world.asked, { ...twice, id: 'again' });
    expect(again).toMatchObject({ value: { entry: { state: 'done' } } });
    const taken = KINDS.creation(world).intent;
    await newLife(world).perform(world.asked, taken);
    const conflict = await newLife(world).perform(world.asked, { ...taken, id: 'taken' });
    expect(conflict).toMatchObject({ value: { entry: { state: 'refused', failure: { kind: 'conflict' } } } });
  });

  it('believes no "not found" of what it deletes: the first of two sends may have deleted it', async () => {
    const gone = KINDS.deletion(world);
    world.controlPlane.state.teams.remove(String(gone.intent.params.teamId));
    const known = await newLife(world).perform(world.asked, gone.intent);
    expect(known).toMatchObject({ value: { entry: { state: 'done' } } });
    const hidden = KINDS.deletion(world);
    world.controlPlane.setFault({
      kind: 'status',
      status: 404,
      body: { detail: 'No such team' },
      method: 'DELETE',
    });
    await newLife(world).perform(world.asked, hidden.intent);
    await recoverLater(world);
    expect(await stateOf(hidden.intent.id)).toBe('not-done');
  });

  it('answers what was made, and keeps its id', async () => {
    const { intent } = KINDS.creation(world);
    const made = await newLife(world).perform(world.asked, intent);
    const id = made.ok ? made.value.entry.resultId : null;
    expect(made).toMatchObject({ value: { answer: { id, name: expect.any(String) } } });
    world.controlPlane.setFault({ kind: 'drop', when: 'after', method: 'POST' });
    const lost = await newLife(world).perform(world.asked, KINDS.creation(world).intent);
    expect(lost).toMatchObject({ value: { answer: null, entry: { resultId: expect.any(String) } } });
  });

  it('is not sent what the endpoint does not take, nor what is no write', async () => {
    const { intent } = KINDS.change(world);
    const mark = world.controlPlane.requests.length;
    const wrong = { ...intent, params: { ...intent.params, body: { colour: 'red' } } };
    const invalid = { state: 'refused', failure: { kind: 'invalid' } };
    expect(await newLife(world).perform(world.asked, wrong)).toMatchObject({ value: { entry: invalid } });
    const read = { ...intent, id: 'read', endpoint: 'team' };
    expect(await newLife(world).perform(world.asked, read)).toMatchObject({ ok: false });
    expect(world.writesSince(mark)).toEqual([]);
  });
});
