import { expect } from 'vitest';
import { undoStep } from '#lib/background/changes/kinds/index.ts';
import type { WriteEntry } from '#lib/background/writes/entry.ts';
import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import type { Difference, GuardKind, Plan } from '#lib/model/change/plan.ts';
import type { Failure } from '#lib/model/failure.ts';
import { entryOf, recoverLater, signIn, type World } from '../writes/world.ts';
import { performed, planned } from './perform-and-undo.ts';
import { planIn } from './plan.ts';

/** A change, what its plan says, and what the server then shows. */
export interface Road {
  change: Change;
  differences: Difference[];
  guards?: GuardKind[];
  isDone(): boolean;
  /** What the same change is when it is planned once more; an array of guards that then speak against it. */
  again: 'already' | 'the same' | 'not-found' | GuardKind[];
  /** Why it cannot be taken back; nothing when it can. */
  noUndo?: NoUndo;
  secret?: { password: string };
}

/** Plans without a write, does it, plans it once more, and takes it back or is told why not. */
export async function expectRoad(world: World, road: Road) {
  const { change, isDone } = road;
  const mark = world.controlPlane.requests.length;
  const plan = await planned(world, change);
  expect(world.writesSince(mark), 'planning sends no write').toEqual([]);
  expect(plan.steps[0]?.differences).toEqual(road.differences);
  expect(kindsOf(plan)).toEqual(road.guards ?? []);
  if (road.secret) expect(JSON.stringify(plan)).not.toContain(road.secret.password);
  expect(isDone(), 'nothing is done by planning').toBe(false);
  const { entry, answer } = await performed(world, plan, road.secret);
  expect(entry).toMatchObject({ state: 'done', failure: null });
  expect(isDone()).toBe(true);
  expect(world.writesSince(mark)).toHaveLength(1);
  if (road.secret) expect(JSON.stringify(entry)).not.toContain(road.secret.password);

  await expectAgain(world, road);

  const step = plan.steps[0];
  const undo = step && undoStep(change, step, entry.resultId);
  if (road.noUndo) expect(undo).toBe(road.noUndo);
  else {
    if (typeof undo !== 'object') throw new Error(`No undo: ${undo}`);
    const back = await planned(world, undo);
    expect(kindsOf(back)).not.toContain('changed-since');
    expect((await performed(world, back)).entry.state).toBe('done');
    expect(isDone()).toBe(false);
  }
  return { plan, entry, answer };
}

async function expectAgain(world: World, { change, again, differences }: Road): Promise<void> {
  if (again === 'not-found') return expectNotFound(world, change);
  const plan = await planned(world, change);
  if (again === 'already') expect(plan.steps[0]?.differences).toEqual([]);
  else if (again === 'the same') expect(plan.steps[0]?.differences).toEqual(differences);
  else expect(kindsOf(plan)).toEqual(again);
}

export const kindsOf = ({ guards }: Plan): GuardKind[] => guards.map(({ kind }) => kind);

/** `prepare`: what changes on the server between planning and performing. */
export async function expectRefusal(
  world: World,
  change: Change,
  failure: { kind: Failure['kind'] } & Record<string, unknown>,
  { as, prepare }: { as?: string; prepare?: () => void } = {},
): Promise<void> {
  if (as) signIn(world, as);
  const plan = await planned(world, change);
  prepare?.();
  const mark = world.controlPlane.requests.length;
  const { entry } = await performed(world, plan, plan.steps[0]?.secret ? { password: 'correct horse' } : {});
  expect(entry).toMatchObject({ state: 'refused', failure });
  expect(world.writesSince(mark), 'refused once, and not sent again').toHaveLength(1);
}

/** Performs a change whose connection is lost before or after it is executed, and answers what reading tells of it later. */
export async function entryOfLost(
  world: World,
  change: Change,
  when: 'before' | 'after',
  secret: Record<string, string> = {},
): Promise<WriteEntry> {
  const plan = await planned(world, change);
  world.controlPlane.setFault(['POST', 'PATCH', 'DELETE'].map((method) => ({ kind: 'drop', when, method })));
  const { entry } = await performed(world, plan, secret);
  world.controlPlane.setFault(null);
  await recoverLater(world);
  return (await entryOf(world, entry.id)) ?? entry;
}

/** When it is lost, and what is then known of it. */
export const LOST = [
  ['after', 'done'],
  ['before', 'not-done'],
] as const;

/** In ZenML's own words. */
export const saidWhy = (kind: Failure['kind'], words: RegExp) => ({
  kind,
  reason: expect.stringMatching(words),
});

/** Planned for something that is not there. */
export async function expectNotFound(world: World, change: Change): Promise<void> {
  expect(await planIn(world, change)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
}
