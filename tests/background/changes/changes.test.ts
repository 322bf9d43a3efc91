// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WriteDependencies } from '#lib/background/writes/settle.ts';
import type { Change } from '#lib/changes.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok } from '#lib/model/result.ts';
import { changeTabs } from '#lib/storage.ts';
import type { FaultSpec } from '../../control-plane/faults/fault-spec.ts';
import { installLocks } from '../fake-locks.ts';
import { newLife, useWorld } from '../writes/world.ts';
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

/** A plan that was confirmed, and whose one write never came to ZenML. */
async function planWithLostWrite(teamId: string, besides: FaultSpec[] = []) {
  const changer = newChanger(world);
  const plan = await changer.ask({ do: 'plan', changes: [joining(teamId)] });
  world.controlPlane.setFault([{ kind: 'drop', when: 'before', method: 'POST', times: 1 }, ...besides]);
  await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
  await changer.whenIdle();
  return plan;
}

describe('a change', () => {
  it('is planned without a write, applied once confirmed, read back, and taken back', async () => {
    const changer = newChanger(world);
    const teams = [world.newTeam(), world.newTeam()];
    const before = writes();
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    expect(writes()).toBe(before);
    expect(await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING })).toMatchObject({ is: 'applied' });
    await changer.whenIdle();
    expect(writes()).toBe(before + 2);
    const status = await changer.ask({ do: 'status', id: plan.id });
    const done = { state: 'done', failure: null, isShown: true };
    expect(status).toMatchObject({ state: 'finished', noUndo: null, steps: [done, done] });
    expect(teams.map(membersOf)).toEqual([1, 1]);
    expect(changer.expired).toContain('people');

    const undo = await changer.ask({ do: 'plan-undo', id: plan.id });
    await changer.ask({ do: 'confirm', id: undo.id, ...NOTHING });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([0, 0]);
    const { changes } = await changer.ask({ do: 'journal' });
    expect(changes.map(({ plan: { id }, undoneBy }) => [id, undoneBy])).toEqual([
      [undo.id, null],
      [plan.id, undo.id],
    ]);
  });

  it('is applied once, however often it is confirmed', async () => {
    const changer = newChanger(world);
    const plan = await changer.ask({ do: 'plan', changes: [joining(world.newTeam())] });
    const before = writes();
    const confirm = { do: 'confirm' as const, id: plan.id, ...NOTHING };
    await Promise.all([changer.ask(confirm), changer.ask(confirm), newChanger(world).ask(confirm)]);
    await changer.whenIdle();
    await changer.ask(confirm);
    await changer.whenIdle();
    expect(writes()).toBe(before + 1);
  });

  it('sends nothing for what is so already', async () => {
    const changer = newChanger(world);
    const team = world.newTeam();
    const first = await changer.ask({ do: 'plan', changes: [joining(team)] });
    await changer.ask({ do: 'confirm', id: first.id, ...NOTHING });
    await changer.whenIdle();
    const before = writes();
    const again = await changer.ask({ do: 'plan', changes: [joining(team)] });
    await changer.ask({ do: 'confirm', id: again.id, ...NOTHING });
    await changer.whenIdle();
    expect(writes()).toBe(before);
    const status = await changer.ask({ do: 'status', id: again.id });
    expect(status).toMatchObject({
      state: 'finished',
      noUndo: 'nothing-done',
      steps: [{ state: 'already' }],
    });
  });
});

describe('a confirmation', () => {
  const planned = async (changer = newChanger(world)) => {
    const team = world.newTeam();
    const plan = await changer.ask({ do: 'plan', changes: [joining(team)] });
    return { changer, team, plan, confirm: { do: 'confirm' as const, id: plan.id, ...NOTHING } };
  };

  it('of a plan that is older than five minutes gives a new plan, and sends nothing', async () => {
    const { changer, plan, confirm } = await planned();
    const before = writes();
    world.clock = 5 * 60_000 + 1;
    const confirmed = await changer.ask(confirm);
    expect(confirmed).toMatchObject({ is: 'planned-again', why: 'old' });
    expect(confirmed.is === 'planned-again' && confirmed.plan.id).not.toBe(plan.id);
    expect(writes()).toBe(before);
  });

  it('of a plan whose “before” no longer holds gives a new plan, and sends nothing', async () => {
    const { changer, team, confirm } = await planned();
    world.controlPlane.state.teams.update(team, { name: 'Renamed meanwhile' });
    const before = writes();
    expect(await changer.ask(confirm)).toMatchObject({
      is: 'planned-again',
      why: 'changed',
      plan: { steps: [{ thing: { name: 'Renamed meanwhile' } }] },
    });
    expect(writes()).toBe(before);
  });

  it.each([
    ['by another account', ok('somebody-else'), 'other-identity'],
    ['by nobody', fail({ kind: 'signed-out' }), 'signed-out'],
  ])('%s changes nothing', async (_, session, kind) => {
    const { changer, confirm } = await planned();
    const before = writes();
    world.session = session;
    expect(await changer.answer(world.asked, confirm)).toMatchObject({ ok: false, failure: { kind } });
    expect(writes()).toBe(before);
  });

  it('while editing is off changes nothing', async () => {
    const { confirm } = await planned();
    const reader = newChanger(world, { isEditing: async () => false });
    const before = writes();
    expect(await reader.answer(world.asked, confirm)).toEqual(fail({ kind: 'read-only' }));
    expect(await reader.draft(world.asked, [joining(world.newTeam())])).toEqual(fail({ kind: 'read-only' }));
    expect(writes()).toBe(before);
  });

  it('of a plan that nobody made changes nothing', async () => {
    const confirm = { do: 'confirm' as const, id: 'made-up', ...NOTHING };
    expect(await newChanger(world).answer(world.asked, confirm)).toEqual(fail({ kind: 'interrupted' }));
  });
});

describe.each(['commands', 'permits'] as const)('the %s of a plan', (what) => {
  it('are told to the account and for the control plane that it was made for', async () => {
    const changer = newChanger(world);
    const { id } = await changer.ask({ do: 'plan', changes: [joining(world.newTeam())] });
    const request = { do: what, id };
    expect((await changer.answer(world.asked, request)).ok).toBe(true);
    const elsewhere = { ...world.asked, id: 'other' };
    expect(await changer.answer(elsewhere, request)).toEqual(fail({ kind: 'other-identity' }));
    world.session = ok('somebody-else');
    expect(await changer.answer(world.asked, request)).toEqual(fail({ kind: 'other-identity' }));
    world.session = fail({ kind: 'signed-out' });
    expect(await changer.answer(world.asked, request)).toEqual(fail({ kind: 'signed-out' }));
  });
});

describe('a change under way', () => {
  it('keeps every other one from being confirmed until it is over', async () => {
    const changer = newChanger(world);
    const teams = [world.newTeam(), world.newTeam(), world.newTeam()];
    const [first, second] = [
      await changer.ask({ do: 'plan', changes: teams.slice(0, 2).map(joining) }),
      await changer.ask({ do: 'plan', changes: [joining(teams[2] ?? '')] }),
    ];
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: first.id, ...NOTHING });
    const confirm = { do: 'confirm' as const, id: second.id, ...NOTHING };
    expect(await changer.answer(world.asked, confirm)).toEqual(fail({ kind: 'change-under-way' }));
    await changer.whenIdle();
    expect(await changer.ask(confirm)).toMatchObject({ is: 'applied' });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1]);
  });

  it('is taken back once, although two undos were planned', async () => {
    const changer = newChanger(world);
    const plan = await changer.ask({ do: 'plan', changes: [joining(world.newTeam())] });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    const undos = [
      await changer.ask({ do: 'plan-undo', id: plan.id }),
      await changer.ask({ do: 'plan-undo', id: plan.id }),
    ];
    const before = writes();
    for (const { id } of undos) {
      await changer.answer(world.asked, { do: 'confirm', id, ...NOTHING });
      await changer.whenIdle();
    }
    expect(writes()).toBe(before + 1);
  });

  it('has no rest to plan while a step of it is still on its way', async () => {
    const changer = newChanger(world);
    const plan = await changer.ask({
      do: 'plan',
      changes: [joining(world.newTeam()), joining(world.newTeam())],
    });
    world.controlPlane.setFault({ kind: 'latency', ms: 30, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    const cancelling = await changer.ask({ do: 'cancel-rest', id: plan.id });
    expect(cancelling).toMatchObject({ state: 'applying', noUndo: 'not-over' });
    const rest = await changer.answer(world.asked, { do: 'plan-rest', id: plan.id });
    expect(rest.ok).toBe(false);
    await changer.whenIdle();
    expect((await changer.ask({ do: 'status', id: plan.id })).state).toBe('cancelled');
  });

  it('is cancelled during a short pause that ZenML asked for, and sends nothing afterwards', async () => {
    let cancel: () => Promise<unknown> = async () => undefined;
    const changer = newChanger(world, { sleep: async () => void (await cancel()) });
    const team = world.newTeam();
    const plan = await changer.ask({ do: 'plan', changes: [joining(team)] });
    cancel = () => changer.ask({ do: 'cancel-rest', id: plan.id });
    const headers = { 'retry-after': '2' };
    world.controlPlane.setFault({ kind: 'status', status: 429, headers, method: 'POST', times: 1 });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(membersOf(team)).toBe(0);
    const status = await changer.ask({ do: 'status', id: plan.id });
    expect(status).toMatchObject({ state: 'cancelled', steps: [{ state: 'left' }] });
  });

  it('is over when only refusals are left of it', async () => {
    const changer = newChanger(world);
    const teams = [world.newTeam(), world.newTeam(), world.newTeam()];
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'status', status: 403, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(await changer.ask({ do: 'status', id: plan.id })).toMatchObject({
      state: 'finished',
      steps: teams.map(() => ({ state: 'refused' })),
    });
  });

  it('is held when editing is switched off, and goes on only when a person says so', async () => {
    let isEditing = true;
    const changer = newChanger(world, { isEditing: async () => isEditing });
    const teams = Array.from({ length: 4 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    isEditing = false;
    await changer.whenIdle();
    const held = await changer.ask({ do: 'status', id: plan.id });
    expect(held).toMatchObject({ state: 'paused', pausedBy: { kind: 'read-only' } });
    const before = writes();
    expect(await changer.answer(world.asked, { do: 'resume', id: plan.id })).toEqual(
      fail({ kind: 'read-only' }),
    );
    await changer.whenIdle();
    expect(writes()).toBe(before);
    isEditing = true;
    await changer.ask({ do: 'resume', id: plan.id });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1]);
  });

  it('ends although what became of a step cannot be read, which is said, and makes old what it touched', async () => {
    const changer = newChanger(world);
    const [lost = '', kept = ''] = [world.newTeam(), world.newTeam()];
    const plan = await changer.ask({ do: 'plan', changes: [joining(lost), joining(kept)] });
    world.controlPlane.setFault([
      { kind: 'drop', when: 'before', method: 'POST', times: 1 },
      // The plan is made anew at confirming; what reads back afterwards is refused.
      { kind: 'status', status: 403, method: 'GET', path: `/teams/${lost}/members`, skip: 1 },
    ]);
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(changer.expired).toContain('people');
    expect((await changer.ask({ do: 'status', id: plan.id })).finishedAt).toBeNull();
    world.clock = 6 * 60_000;
    const next = newChanger(world);
    await next.resume();
    await next.whenIdle();
    expect(await next.ask({ do: 'status', id: plan.id })).toMatchObject({
      state: 'finished',
      noUndo: null,
      steps: [{ state: 'unknown' }, { state: 'done' }],
    });
    expect(membersOf(kept)).toBe(1);
  });

  it('is paused by a person after the step that is on its way, and goes on when it is resumed', async () => {
    const changer = newChanger(world);
    const teams = Array.from({ length: 5 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.ask({ do: 'pause', id: plan.id });
    await changer.whenIdle();
    const paused = await changer.ask({ do: 'status', id: plan.id });
    expect(paused.state).toBe('paused');
    expect(teams.map(membersOf).reduce((a, b) => a + b)).toBeLessThan(5);
    await changer.ask({ do: 'resume', id: plan.id });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1, 1]);
    expect((await changer.ask({ do: 'status', id: plan.id })).state).toBe('finished');
  });

  it('is not gone on with while an open page is another account’s', async () => {
    let obstacle: Failure | null = null;
    const asked: [string, number | null][] = [];
    const changer = newChanger(world, {
      pageObstacle: async (_, userId, tabId) => {
        asked.push([userId, tabId]);
        return obstacle;
      },
    });
    const teams = Array.from({ length: 5 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.ask({ do: 'pause', id: plan.id });
    await changer.whenIdle();
    const before = writes();
    obstacle = { kind: 'other-identity', where: 'page' };
    const resume = { do: 'resume' as const, id: plan.id };
    expect(await changer.answer(world.asked, resume)).toEqual(fail(obstacle));
    await changer.whenIdle();
    expect(writes()).toBe(before);
    expect((await changer.ask({ do: 'status', id: plan.id })).state).toBe('paused');
    expect(asked.at(-1)).toEqual([plan.userId, null]);
    obstacle = null;
    await changer.ask(resume);
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1, 1]);
  });

  it('is paused before the next step when its page becomes another account’s, and sends nothing more', async () => {
    let obstacle: Failure | null = null;
    const asked: [number | null, number | undefined][] = [];
    const changer = newChanger(world, {
      pageObstacle: async (_, __, tabId, maxAge) => {
        asked.push([tabId, maxAge]);
        return writes() === before + 2 ? obstacle : null;
      },
    });
    const teams = Array.from({ length: 5 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    const before = writes();
    obstacle = { kind: 'other-identity', where: 'page' };
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING, tabId: 7 });
    await changer.whenIdle();
    expect(writes()).toBe(before + 2);
    const paused = await changer.ask({ do: 'status', id: plan.id });
    expect(paused).toMatchObject({ state: 'paused', pausedBy: obstacle });
    // At confirming the page is looked at anew, before a step a look of a moment ago will do.
    expect(asked).toEqual([
      [7, undefined],
      [7, 5_000],
      [7, 5_000],
      [7, 5_000],
    ]);
    // Neither a sign-in nor the next worker goes on with it.
    const next = newChanger(world);
    await next.resume();
    await next.whenIdle();
    expect(writes()).toBe(before + 2);
    obstacle = null;
    await changer.ask({ do: 'resume', id: plan.id });
    await changer.whenIdle();
    expect(asked.at(-1)).toEqual([7, 5_000]);
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1, 1]);
    expect(await changeTabs.read()).toEqual({});
  });

  it('leaves the rest when it is cancelled, which can be planned again', async () => {
    const changer = newChanger(world);
    const teams = Array.from({ length: 5 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'latency', ms: 20, method: 'POST' });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.ask({ do: 'cancel-rest', id: plan.id });
    await changer.whenIdle();
    const status = await changer.ask({ do: 'status', id: plan.id });
    expect(status.state).toBe('cancelled');
    const left = status.steps.filter(({ state }) => state === 'left').length;
    expect(left).toBeGreaterThan(0);
    const rest = await changer.ask({ do: 'plan-rest', id: plan.id });
    expect(rest.steps).toHaveLength(left);
    await changer.ask({ do: 'confirm', id: rest.id, ...NOTHING });
    await changer.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1, 1, 1, 1]);
  });

  it('waits while nobody is signed in, and goes on for the same account only', async () => {
    // The session ends right after it was confirmed.
    const signedInAs = async () => fail({ kind: 'signed-out' });
    const within = (dependencies: WriteDependencies) => ({ ...dependencies, signedInAs });
    const changer = newChanger(world, { writes: newLife(world, { within }) });
    const teams = [world.newTeam(), world.newTeam()];
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    const held = await changer.ask({ do: 'status', id: plan.id });
    expect(held).toMatchObject({ state: 'paused', pausedBy: { kind: 'signed-out' } });
    expect(teams.map(membersOf)).toEqual([0, 0]);

    world.session = ok('somebody-else');
    const before = writes();
    const life = newChanger(world);
    await life.resume();
    await life.whenIdle();
    expect(writes()).toBe(before);

    world.session = ok(world.userId);
    const next = newChanger(world);
    await next.resume();
    await next.whenIdle();
    expect(teams.map(membersOf)).toEqual([1, 1]);
  });

  it('is stopped after three refusals of one kind, for a person to look at', async () => {
    const changer = newChanger(world);
    const teams = Array.from({ length: 6 }, () => world.newTeam());
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'status', status: 403, method: 'POST' });
    const before = writes();
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(writes()).toBe(before + 3);
    expect(await changer.ask({ do: 'status', id: plan.id })).toMatchObject({
      state: 'paused',
      pausedBy: { kind: 'forbidden' },
      steps: [{ state: 'refused' }, { state: 'refused' }, { state: 'refused' }, {}, {}, {}].map(
        (step, index) => (index < 3 ? step : { state: 'waiting' }),
      ),
    });
  });

  it('waits as long as ZenML says after a 429', async () => {
    const changer = newChanger(world);
    const team = world.newTeam();
    const plan = await changer.ask({ do: 'plan', changes: [joining(team)] });
    const headers = { 'retry-after': '60' };
    world.controlPlane.setFault({ kind: 'status', status: 429, headers, method: 'POST', times: 1 });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    const held = await changer.ask({ do: 'status', id: plan.id });
    expect(held).toMatchObject({ state: 'paused', pausedBy: { kind: 'rate-limited' } });
    expect(changer.wakes.at(-1)).toBeGreaterThan(Date.now() + 50_000);
    const next = newChanger(world);
    await next.resume();
    await next.whenIdle();
    expect(membersOf(team)).toBe(1);
  });

  it('sleeps through a short pause, and sends the refused step again', async () => {
    const changer = newChanger(world);
    const teams = [world.newTeam(), world.newTeam()];
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    const headers = { 'retry-after': '2' };
    world.controlPlane.setFault({ kind: 'status', status: 429, headers, method: 'POST', times: 1 });
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    expect(changer.slept[0]).toBeGreaterThan(0);
    expect(changer.slept[0]).toBeLessThanOrEqual(2000);
    expect(teams.map(membersOf)).toEqual([1, 1]);
    expect((await changer.ask({ do: 'status', id: plan.id })).state).toBe('finished');
  });

  it('reads back what is not known, and sends nothing again', async () => {
    const changer = newChanger(world);
    const teams = [world.newTeam(), world.newTeam()];
    const plan = await changer.ask({ do: 'plan', changes: teams.map(joining) });
    world.controlPlane.setFault({ kind: 'drop', when: 'before', method: 'POST', times: 1 });
    const before = writes();
    await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
    await changer.whenIdle();
    const states = async () =>
      (await newChanger(world).ask({ do: 'status', id: plan.id })).steps.map(({ state }) => state);
    expect(await states()).toEqual(['unknown', 'done']);
    world.clock = 2 * 60_000;
    const next = newChanger(world);
    await next.resume();
    await next.whenIdle();
    expect(await states()).toEqual(['not-done', 'done']);
    expect(writes()).toBe(before + 2);
  });

  it.each([3, 26])('waits no longer for it because the clock was put back by %i h', async (hours) => {
    const plan = await planWithLostWrite(world.newTeam());
    const look = async (minutes: number) => {
      world.clock = -hours * 3_600_000 + minutes * 60_000;
      const next = newChanger(world);
      await next.resume();
      await next.whenIdle();
      return next.ask({ do: 'status', id: plan.id });
    };
    // It may still be coming: nobody knows how long ago it was sent.
    expect(await look(0)).toMatchObject({ state: 'applying', steps: [{ state: 'unknown' }] });
    expect(await look(2)).toMatchObject({ state: 'finished', steps: [{ state: 'not-done' }] });
  });

  it.each([3, 26])(
    'believes no sooner that it was not done because the clock was set forward by %i h',
    async (hours) => {
      const plan = await planWithLostWrite(world.newTeam());
      const look = async (minutes: number) => {
        const [now, ahead] = [Date.now(), hours * 3_600_000];
        world.theirClock = minutes * 60_000 - ahead;
        vi.useFakeTimers({ toFake: ['Date'], now: now + ahead });
        await newLife(world).recover();
        vi.useRealTimers();
        world.theirClock = 0;
        return (await newChanger(world).ask({ do: 'status', id: plan.id })).steps;
      };
      expect(await look(0)).toMatchObject([{ state: 'unknown' }]);
      expect(await look(2)).toMatchObject([{ state: 'not-done' }]);
    },
  );

  it('holds back other changes no longer because the clock was put back', async () => {
    const team = world.newTeam();
    const plan = await planWithLostWrite(team, [
      { kind: 'status', status: 403, method: 'GET', path: `/teams/${team}/members`, skip: 1 },
    ]);
    for (const minutes of [0, 6]) {
      world.clock = -3 * 3_600_000 + minutes * 60_000;
      const next = newChanger(world);
      await next.resume();
      await next.whenIdle();
      const { state } = await next.ask({ do: 'status', id: plan.id });
      expect(state).toBe(minutes === 0 ? 'applying' : 'finished');
    }
  });
});
