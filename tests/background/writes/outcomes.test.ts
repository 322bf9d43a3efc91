// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import type { WriteIntent } from '#lib/background/writes/perform.ts';
import { fail, ok } from '#lib/model/result.ts';
import { FAULTS } from './faults.ts';
import { KINDS } from './kinds.ts';
import { entryOf, newLife, recoverLater, useWorld } from './world.ts';

const world = useWorld();

const nameIn = ({ params }: WriteIntent): string => String(Object(params.body).name);

/** A team of the same name, and not the same. */
const other = (intent: WriteIntent, id: string): WriteIntent => ({
  ...intent,
  id,
  params: { body: { ...Object(intent.params.body), description: 'another' } },
  readBack: {
    endpoint: 'teams',
    params: { organizationId: world.organizationId },
    expect: { kind: 'row', match: { name: nameIn(intent), description: 'another' } },
  },
});

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
    expect(again).toMatchObject({ value: { entry: { state: 'done', wasSo: true, resultId: null } } });
    const sample = KINDS.creation(world);
    await newLife(world).perform(world.asked, sample.intent);
    const conflict = await newLife(world).perform(world.asked, other(sample.intent, 'taken'));
    expect(conflict).toMatchObject({
      value: {
        entry: {
          state: 'refused',
          failure: { kind: 'conflict', reason: expect.stringContaining('already exists') },
        },
      },
    });
    expect(world.alarms).toEqual([]);
  });

  it('takes "already" for done when it shows what was to be made: browsers may send it twice', async () => {
    const { intent, isDone } = KINDS.creation(world);
    const mark = world.controlPlane.requests.length;
    world.send = async (request, signal) => {
      if (request.effect === 'write') await fetchRoad(request, signal);
      return fetchRoad(request, signal);
    };
    const twice = await newLife(world).perform(world.asked, intent);
    expect(world.writesSince(mark)).toHaveLength(2);
    expect(twice).toMatchObject({ value: { entry: { state: 'done', failure: null } } });
    expect(twice.ok && twice.value.entry.resultId).toBe(
      world.controlPlane.state.teams.all().find(({ name }) => name === nameIn(intent))?.id,
    );
    expect(isDone()).toBe(true);
  });

  it('keeps what was said to a second of two sends until it can be read back', async () => {
    const sample = KINDS.creation(world);
    await newLife(world).perform(world.asked, sample.intent);
    const intent = other(sample.intent, 'unread');
    world.controlPlane.setFault({ kind: 'status', status: 500, method: 'GET', path: '/organizations' });
    const unread = await newLife(world).perform(world.asked, intent);
    expect(unread).toMatchObject({ value: { entry: { state: 'unknown', failure: { kind: 'conflict' } } } });
    world.controlPlane.setFault(null);
    await newLife(world).recover();
    expect(await entryOf(world, 'unread')).toMatchObject({ state: 'refused', failure: { kind: 'conflict' } });
  });

  it('asks after a 401 whether the session is over, and is performed with the same id after it', async () => {
    const { intent, isDone } = KINDS.creation(world);
    world.controlPlane.setFault({ kind: 'status', status: 401, method: 'POST' });
    world.send = (request, signal) => {
      if (request.effect === 'write') world.session = fail({ kind: 'signed-out' });
      return fetchRoad(request, signal);
    };
    const ended = await newLife(world).perform(world.asked, intent);
    expect(ended).toMatchObject({
      value: { entry: { state: 'not-sent', failure: { kind: 'signed-out' } } },
    });
    world.controlPlane.setFault(null);
    Object.assign(world, { send: fetchRoad, session: ok(world.userId) });
    const again = await newLife(world).perform(world.asked, intent);
    expect(again).toMatchObject({ value: { entry: { state: 'done' } } });
    expect(isDone()).toBe(true);
  });

  it('takes a 401 while the session goes on for a refusal, with its reason', async () => {
    const { intent } = KINDS.member(world);
    const body = { detail: 'Token type device_code is not allowed for this endpoint' };
    world.controlPlane.setFault({ kind: 'status', status: 401, body, method: 'POST' });
    const refused = await newLife(world).perform(world.asked, intent);
    expect(refused).toMatchObject({
      value: { entry: { state: 'refused', failure: { kind: 'forbidden', reason: body.detail } } },
    });
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
