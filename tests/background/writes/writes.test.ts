// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fail, ok } from '#lib/model/result.ts';
import { KINDS } from './kinds.ts';
import { createLocks } from './locks.ts';
import { entryOf, LATER, newLife, recoverLater, useWorld } from './world.ts';

const world = useWorld();

const stateOf = async (id: string) => (await entryOf(world, id))?.state;

describe('one id', () => {
  it('is performed once, asked for twice at the same time in two contexts and again later', async () => {
    const { intent, isDone } = KINDS.creation(world);
    const mark = world.controlPlane.requests.length;
    const lock = createLocks();
    const both = [newLife(world, { lock }), newLife(world, { lock })];
    const answers = await Promise.all(both.map((life) => life.perform(world.asked, intent)));
    expect(answers.map((answer) => answer.ok && answer.value.entry.state)).toEqual(['done', 'done']);
    expect(await newLife(world).perform(world.asked, intent)).toMatchObject({ value: { answer: null } });
    expect([world.writesSince(mark).length, isDone()]).toEqual([1, true]);
  });

  it('is not performed again after a lost answer, but read back', async () => {
    const { intent } = KINDS.member(world);
    const mark = world.controlPlane.requests.length;
    world.controlPlane.setFault({ kind: 'drop', when: 'before', method: 'POST' });
    await newLife(world).perform(world.asked, intent);
    world.clock = LATER;
    const again = await newLife(world).perform(world.asked, intent);
    expect(again).toMatchObject({ value: { entry: { state: 'not-done' } } });
    expect(world.writesSince(mark).length).toBe(1);
  });

  it('may be performed when nothing was sent before', async () => {
    const { intent, isDone } = KINDS.member(world);
    world.session = fail({ kind: 'signed-out' });
    const first = await newLife(world).perform(world.asked, intent);
    expect(first).toMatchObject({ value: { entry: { state: 'not-sent', failure: { kind: 'signed-out' } } } });
    world.session = ok(world.userId);
    const second = await newLife(world).perform(world.asked, intent);
    expect(second).toMatchObject({ value: { entry: { state: 'done', failure: null } } });
    expect(isDone()).toBe(true);
  });

  it('is not sent as somebody else, and tells nobody else what became of it', async () => {
    const { intent, isDone } = KINDS.member(world);
    world.session = ok('somebody-else');
    const asOther = await newLife(world).perform(world.asked, intent);
    expect(asOther).toMatchObject({ value: { entry: { failure: { kind: 'other-identity' } } } });
    const other = await newLife(world).perform(world.asked, { ...intent, userId: 'somebody-else' });
    expect(other).toEqual(fail({ kind: 'other-identity' }));
    expect(isDone()).toBe(false);
  });
});

describe('who waits', () => {
  it('for all writes to be over, is told when they are', async () => {
    const life = newLife(world);
    const { intent, isDone } = KINDS.member(world);
    const writing = life.perform(world.asked, intent);
    await life.whenIdle();
    expect(isDone()).toBe(true);
    await writing;
    await life.whenIdle();
  });

  it('for a write that he gave up before it was sent, is told that nothing was', async () => {
    const { intent } = KINDS.member(world);
    const mark = world.controlPlane.requests.length;
    const given = await newLife(world).perform(world.asked, intent, AbortSignal.abort());
    expect(given).toMatchObject({
      value: { entry: { state: 'not-sent', failure: { kind: 'interrupted' } } },
    });
    expect(world.writesSince(mark)).toEqual([]);
  });
});

describe('a journal that does not work', () => {
  const failing = (puts: number) =>
    newLife(world, {
      within: (dependencies) => {
        let left = puts;
        const { journal } = dependencies;
        const put: typeof journal.put = async (entry) => {
          left -= 1;
          if (left < 0) throw new Error('The disk is full.');
          await journal.put(entry);
        };
        return { ...dependencies, journal: { ...journal, put } };
      },
    });

  it.each([0, 1])('keeps the write from being sent (full after %i entries)', async (puts) => {
    const { intent, isDone } = KINDS.member(world);
    expect(await failing(puts).perform(world.asked, intent)).toEqual(fail({ kind: 'interrupted' }));
    expect(isDone()).toBe(false);
    await recoverLater(world);
    expect([undefined, 'not-sent']).toContain(await stateOf(intent.id));
  });

  it('leaves the outcome to be read back', async () => {
    const { intent } = KINDS.member(world);
    expect(await failing(2).perform(world.asked, intent)).toEqual(fail({ kind: 'outcome-unknown' }));
    await recoverLater(world);
    expect(await stateOf(intent.id)).toBe('done');
  });

  it('keeps nobody from starting', async () => {
    globalThis.indexedDB.open = () => {
      throw new Error('No databases in this window.');
    };
    await newLife(world).recover();
    const answer = await newLife(world).perform(world.asked, KINDS.member(world).intent);
    expect(answer).toEqual(fail({ kind: 'interrupted' }));
  });
});

it('keeps no secret on the disk', async () => {
  const { intent } = KINDS.change(world);
  const body = { name: 'Ada', password: 'correct horse battery staple' };
  const change = { ...intent, endpoint: 'updateUser', params: { userId: world.userId, body } };
  await newLife(world).perform(world.asked, change);
  const entry = await entryOf(world, intent.id);
  expect(entry).toMatchObject({ params: { body: { name: 'Ada' } }, redacted: ['body.password'] });
  expect(JSON.stringify(entry)).not.toContain('horse');
});
