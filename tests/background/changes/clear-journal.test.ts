// @vitest-environment node
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChangeStore } from '#lib/background/changes/change-store.ts';
import { clearJournal } from '#lib/background/changes/clear-journal.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { Change } from '#lib/changes.ts';
import { fail, ok } from '#lib/model/result.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { installLocks } from '../fake-locks.ts';
import { createLocks } from '../writes/locks.ts';
import { useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';

const world = useWorld();
const NOTHING = { typed: {}, secrets: {} };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

const joining = (): Change => {
  const id = demoIds(world.controlPlane.state).user('farah@northwind.example').id;
  const input = { organizationId: world.organizationId, teamId: world.newTeam() };
  return { kind: 'addTeamMember', input: { ...input, member: { kind: 'user', id } } };
};
const owner = () => ({ controlPlaneId: world.asked.id, userId: world.userId });
const writesOf = async (id: string) => (await createJournal().startingWith(`${id}#`)).size;

async function applied(changer: ReturnType<typeof newChanger>, ...changes: Change[]): Promise<string> {
  const { id } = await changer.ask({ do: 'plan', changes });
  await changer.ask({ do: 'confirm', id, ...NOTHING });
  await changer.whenIdle();
  return id;
}

/** Put into a database as no version of ours does. */
async function spoil(name: 'changes' | 'writes', id: string): Promise<void> {
  const database = await openDB(name);
  await database.put(name, { id, version: 99 });
  database.close();
}

describe('clearing the list of changes', () => {
  it('forgets the finished changes of the account with their writes, and what cannot be read', async () => {
    const changer = newChanger(world);
    const id = await applied(changer, joining(), joining());
    expect(await writesOf(id)).toBe(2);
    await spoil('changes', 'unreadable');
    await spoil('writes', 'unreadable#0');
    expect(await changer.ask({ do: 'journal' })).toMatchObject({ changes: [{}], unreadable: 1 });
    await changer.ask({ do: 'clear-journal' });
    expect(await changer.ask({ do: 'journal' })).toEqual({ changes: [], unreadable: 0 });
    expect([await writesOf(id), await writesOf('unreadable')]).toEqual([0, 0]);
    expect(changer.announced.at(-1)).toEqual(['changes']);
  });

  it.each([
    ['for somebody else', ok('somebody-else'), true],
    ['for nobody', fail({ kind: 'signed-out' }), false],
  ])('%s leaves them', async (_, session, isAnswered) => {
    const changer = newChanger(world);
    const id = await applied(changer, joining());
    const known = world.session;
    world.session = session;
    expect((await changer.answer(world.asked, { do: 'clear-journal' })).ok).toBe(isAnswered);
    world.session = known;
    expect((await changer.ask({ do: 'journal' })).changes).toHaveLength(1);
    expect(await writesOf(id)).toBe(1);
  });

  it('on another control plane leaves them', async () => {
    const changer = newChanger(world);
    const id = await applied(changer, joining());
    await changer.answer({ ...world.asked, id: 'other' }, { do: 'clear-journal' });
    expect((await changer.ask({ do: 'journal' })).changes).toHaveLength(1);
    expect(await writesOf(id)).toBe(1);
  });

  it('leaves what is not over, also what cannot be read of it: it would be sent again', async () => {
    const changer = newChanger(world);
    const plan = await changer.ask({ do: 'plan', changes: [joining(), joining(), joining()] });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.ask({ do: 'pause', id: plan.id });
    await changer.whenIdle();
    await spoil('writes', `${plan.id}#2`);
    const before = await writesOf(plan.id);
    await changer.ask({ do: 'clear-journal' });
    expect((await changer.ask({ do: 'status', id: plan.id })).state).toBe('paused');
    expect(await writesOf(plan.id)).toBe(before);
  });

  it('loses no change that is confirmed meanwhile', async () => {
    const changer = newChanger(world);
    const old = await applied(changer, joining());
    const [store, journal] = [createChangeStore(createLocks()), createJournal()];
    let id = '';
    const meanwhile = {
      ...store,
      clear: async (...asked: Parameters<typeof store.clear>) => {
        const kept = await store.clear(...asked);
        id = await applied(changer, joining());
        return kept;
      },
    };
    await clearJournal({ store: meanwhile, journal }, owner());
    expect([await writesOf(old), await writesOf(id)]).toEqual([0, 1]);
    expect(await changer.ask({ do: 'status', id })).toMatchObject({ steps: [{ state: 'done' }] });
  });
});
