// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change } from '#lib/changes.ts';
import { NO_POLICY, type Policy } from '#lib/model/policy.ts';
import { fail } from '#lib/model/result.ts';
import { installLocks } from '../fake-locks.ts';
import { useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';

const world = useWorld();
const NOTHING = { typed: {}, secrets: {} };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

const joining = (teamId: string): Change => ({
  kind: 'addTeamMember',
  input: { organizationId: world.organizationId, teamId, member: { kind: 'user', id: world.userId } },
});
const membersOf = (teamId: string) => world.controlPlane.state.teamMembers.by('team', teamId).length;
const writes = () => world.controlPlane.requests.filter(({ method }) => method !== 'GET').length;

/** A worker under a policy that an administrator can change. */
function administered() {
  const decided = { policy: NO_POLICY as Policy };
  const changer = newChanger(world, { policy: async () => decided.policy });
  return { changer, decided };
}

describe('under a forced read-only', () => {
  const refused = fail({ kind: 'administered', what: 'read-only' });

  it('nothing is drafted, confirmed or gone on with, although editing is on', async () => {
    const { changer, decided } = administered();
    const plan = await changer.ask({ do: 'plan', changes: [joining(world.newTeam())] });
    decided.policy = { ...NO_POLICY, isReadOnly: true };
    const before = writes();
    const { asked } = world;
    expect(await changer.draft(asked, [joining(world.newTeam())])).toEqual(refused);
    expect(await changer.answer(asked, { do: 'confirm', id: plan.id, ...NOTHING })).toEqual(refused);
    await changer.whenIdle();
    expect(writes()).toBe(before);
  });

  it('a change that is being applied is held, and goes on when a person says so once it is allowed again', async () => {
    const { changer, decided } = administered();
    const teams = Array.from({ length: 4 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    decided.policy = { ...NO_POLICY, isReadOnly: true };
    await changer.whenIdle();
    const before = writes();
    expect(await changer.ask({ do: 'status', id: plan.id })).toMatchObject({
      state: 'paused',
      pausedBy: { kind: 'administered' },
    });
    expect(await changer.answer(world.asked, { do: 'resume', id: plan.id })).toEqual(refused);
    await changer.whenIdle();
    expect(writes()).toBe(before);
    decided.policy = NO_POLICY;
    await changer.ask({ do: 'resume', id: plan.id });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1]);
  });
});

describe('where one change at a time is allowed', () => {
  const refused = fail({ kind: 'administered', what: 'bulk' });
  const oneAtATime: Policy = { ...NO_POLICY, isBulkOff: true };

  it('one is made', async () => {
    const { changer, decided } = administered();
    decided.policy = oneAtATime;
    const team = world.newTeam();
    const plan = await changer.ask({ do: 'plan', changes: [joining(team)] });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(membersOf(team)).toBe(1);
  });

  it('several are neither drafted nor planned, and nothing is read for them', async () => {
    const { changer, decided } = administered();
    decided.policy = oneAtATime;
    const changes = [joining(world.newTeam()), joining(world.newTeam())];
    const before = world.controlPlane.requests.length;
    expect(await changer.draft(world.asked, changes)).toEqual(refused);
    expect(await changer.answer(world.asked, { do: 'plan', changes })).toEqual(refused);
    expect(world.controlPlane.requests.length).toBe(before);
  });

  it('a plan of several from before is not confirmed, nor taken back at once', async () => {
    const { changer, decided } = administered();
    const [first, second] = [0, 1].map(() => [joining(world.newTeam()), joining(world.newTeam())]);
    const done = await changer.ask({ do: 'plan', changes: first ?? [] });
    await changer.ask({ do: 'confirm', id: done.id, ...NOTHING });
    await changer.whenIdle();
    const plan = await changer.ask({ do: 'plan', changes: second ?? [] });
    decided.policy = oneAtATime;
    const before = writes();
    const { asked } = world;
    expect(await changer.answer(asked, { do: 'confirm', id: plan.id, ...NOTHING })).toEqual(refused);
    expect(await changer.answer(asked, { do: 'plan-undo', id: done.id })).toEqual(refused);
    await changer.whenIdle();
    expect(writes()).toBe(before);
  });
});
