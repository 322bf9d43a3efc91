// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { Change } from '#lib/changes.ts';
import { installLocks } from '../fake-locks.ts';
import { useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';

const world = useWorld();
const NOTHING = { typed: {}, secrets: {} };
const DAY = 24 * 60 * 60_000;

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

const joining = (): Change => ({
  kind: 'addTeamMember',
  input: {
    organizationId: world.organizationId,
    teamId: world.newTeam(),
    member: { kind: 'user', id: world.userId },
  },
});

async function confirmed(changer: ReturnType<typeof newChanger>, changes: Change[]): Promise<string> {
  const { id } = await changer.ask({ do: 'plan', changes });
  await changer.ask({ do: 'confirm', id, ...NOTHING });
  return id;
}
const idsOf = async (changer: ReturnType<typeof newChanger>) =>
  (await changer.ask({ do: 'journal' })).changes.map(({ plan: { id } }) => id);
const writesOf = (id: string) => createJournal().startingWith(`${id}#`);

it('lets go of what is over and older than 90 days, with its writes, when a change is over', async () => {
  const changer = newChanger(world);
  const old = await confirmed(changer, [joining()]);
  await changer.whenIdle();
  expect((await writesOf(old)).size).toBe(1);
  world.clock = 91 * DAY;
  const recent = await confirmed(changer, [joining()]);
  await changer.whenIdle();
  expect(await idsOf(changer)).toEqual([recent]);
  expect((await writesOf(old)).size).toBe(0);
  expect((await writesOf(recent)).size).toBe(1);
});

it('keeps the writes of a change that is not over, however old, so that none is sent again', async () => {
  const changer = newChanger(world);
  world.controlPlane.setFault({ kind: 'latency', ms: 30, method: 'POST' });
  const paused = await confirmed(changer, [joining(), joining(), joining()]);
  await changer.ask({ do: 'pause', id: paused });
  await changer.whenIdle();
  const sent = (await writesOf(paused)).size;
  expect(sent).toBeGreaterThan(0);
  world.clock = 91 * DAY;
  const { requests } = world.controlPlane;
  const next = newChanger(world);
  await next.prune();
  expect((await writesOf(paused)).size).toBe(sent);
  await next.ask({ do: 'resume', id: paused });
  await next.whenIdle();
  const posts = requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/members'));
  expect(new Set(posts.map(({ path }) => path)).size).toBe(posts.length);
  expect((await next.ask({ do: 'status', id: paused })).state).toBe('finished');
});
