// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ChangeKind } from '#lib/changes.ts';
import { installLocks } from '../fake-locks.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';
import { SAMPLE_EMAIL, SAMPLES, type Sample } from './samples.ts';

const world = useWorld();
const KINDS = Object.keys(SAMPLES) as ChangeKind[];

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  signIn(world, SAMPLE_EMAIL);
});

const writesSince = (mark: number) =>
  world.controlPlane.requests.slice(mark).filter(({ method }) => method !== 'GET').length;

/** Plans, confirms and waits; answers what became of it. */
async function apply(changer: ReturnType<typeof newChanger>, sample: Sample) {
  const plan = await changer.ask({ do: 'plan', changes: [sample.change] });
  const typed = Object.fromEntries(plan.guards.map(({ type }, index) => [index, type ?? '']));
  const secrets = sample.secret ? { 0: sample.secret } : {};
  const confirmed = await changer.ask({ do: 'confirm', id: plan.id, typed, secrets });
  expect(confirmed.is).toBe('applied');
  await changer.whenIdle();
  return changer.ask({ do: 'status', id: plan.id });
}

describe.each(KINDS)('%s', (kind) => {
  it('is planned, done with one write, read back, and taken back or says why not', async () => {
    const changer = newChanger(world);
    const sample = SAMPLES[kind](world.controlPlane);
    expect(sample.isDone()).toBe(false);
    const mark = world.controlPlane.requests.length;
    const status = await apply(changer, sample);
    expect(status.steps).toMatchObject([{ state: 'done', failure: null }]);
    expect(sample.isDone()).toBe(true);
    expect(writesSince(mark)).toBe(1);
    // A password shows nowhere.
    if (kind !== 'resetPassword') expect(status.steps[0]?.isShown).toBe(true);
    expect(status.noUndo).toBe(sample.noUndo);
    if (status.noUndo !== null) return;
    const undo = await changer.ask({ do: 'plan-undo', id: status.plan.id });
    const typed = Object.fromEntries(undo.guards.map(({ type }, index) => [index, type ?? '']));
    await changer.ask({ do: 'confirm', id: undo.id, typed, secrets: {} });
    await changer.whenIdle();
    expect((await changer.ask({ do: 'status', id: undo.id })).steps).toMatchObject([{ state: 'done' }]);
    expect(sample.isDone()).toBe(false);
  });

  it.each([402, 403, 409, 422, 500])('tells what ZenML answers with %s', async (code) => {
    const changer = newChanger(world);
    const sample = SAMPLES[kind](world.controlPlane);
    const plan = await changer.ask({ do: 'plan', changes: [sample.change] });
    const typed = Object.fromEntries(plan.guards.map(({ type }, index) => [index, type ?? '']));
    world.controlPlane.setFault(
      ['POST', 'PATCH', 'PUT', 'DELETE'].map((method) => ({ kind: 'status', status: code, method })),
    );
    const secrets = sample.secret ? { 0: sample.secret } : {};
    await changer.ask({ do: 'confirm', id: plan.id, typed, secrets });
    await changer.whenIdle();
    const [step] = (await changer.ask({ do: 'status', id: plan.id })).steps;
    expect(sample.isDone()).toBe(false);
    const isWanted = ['assignRole', 'addTeamMember'].includes(kind);
    const expected = code === 500 ? 'unknown' : code === 409 && isWanted ? 'already' : 'refused';
    expect(step?.state).toBe(expected);
  });

  it('is never sent twice when its answer is lost', async () => {
    for (const when of ['before', 'after'] as const) {
      const changer = newChanger(world);
      const sample = SAMPLES[kind](world.controlPlane);
      const plan = await changer.ask({ do: 'plan', changes: [sample.change] });
      const typed = Object.fromEntries(plan.guards.map(({ type }, index) => [index, type ?? '']));
      world.controlPlane.setFault(
        ['POST', 'PATCH', 'PUT', 'DELETE'].map((method) => ({ kind: 'drop', when, method })),
      );
      const mark = world.controlPlane.requests.length;
      const secrets = sample.secret ? { 0: sample.secret } : {};
      await changer.ask({ do: 'confirm', id: plan.id, typed, secrets });
      await changer.whenIdle();
      world.controlPlane.setFault(null);
      world.clock = 2 * 60_000;
      const next = newChanger(world);
      await next.resume();
      await next.whenIdle();
      world.clock = 0;
      expect(writesSince(mark)).toBe(1);
      expect(sample.isDone()).toBe(when === 'after');
      const [step] = (await next.ask({ do: 'status', id: plan.id })).steps;
      const told = kind === 'resetPassword' ? 'unknown' : when === 'after' ? 'done' : 'not-done';
      expect(step?.state, when).toBe(told);
    }
  });
});
