// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fetchRoad } from '#lib/api/fetch-road.ts';
import { systemTime } from '#lib/api/queue/time.ts';
import { ok } from '#lib/model/result.ts';
import { createRandom } from '../../control-plane/state/random.ts';
import { type CrashMode, createCrash } from './crash.ts';
import { FAULTS } from './faults.ts';
import { KINDS, type Sample } from './kinds.ts';
import { entryOf, newLife, recoverLater, useWorld, type World } from './world.ts';

const world = useWorld();
const MODES: CrashMode[] = ['before', 'during', 'after'];
const time = { ...systemTime, random: () => 0 };
const samples = Object.values(KINDS);

/**
 * Performs with a performer that ends at a step, recovers with one that may end too, and asks for the same id again.
 * Answers how many steps the first one got to.
 */
async function performUntil(sample: Sample, n: number, mode: CrashMode): Promise<number> {
  const crash = createCrash(n, mode);
  const life = newLife(world, { within: crash.within });
  await Promise.race([life.perform(world.asked, sample.intent), crash.dead]);
  // The next one starts while the server may still be at it.
  const next = createCrash(n % 7, mode);
  const recovering = newLife(world, { within: next.within }).recover();
  await Promise.race([recovering, next.dead]);
  const impatient = createCrash(n + 4, mode);
  const again = newLife(world, { within: impatient.within }).perform(world.asked, sample.intent);
  await Promise.race([again, impatient.dead]);
  for (const { over } of [crash, next, impatient]) await over();
  return crash.steps();
}

/** After all is over and somebody has looked again. */
async function check({ intent, isDone }: Sample, mark: number, what: string): Promise<void> {
  resetFaults(world);
  await recoverLater(world);
  const entry = await entryOf(world, intent.id);
  // What was refused before it was executed may be asked for again, and was.
  const most = what.includes('429') ? 2 : 1;
  expect(world.writesSince(mark).length, what).toBeLessThanOrEqual(most);
  expect(['done', 'refused', 'not-sent', 'not-done', undefined], what).toContain(entry?.state);
  expect(entry?.state === 'done', what).toBe(isDone());
  if (entry === undefined || entry.state === 'not-sent') return;
  expect(entry.sentAt, what).not.toBeNull();
}

function resetFaults(target: World): void {
  target.controlPlane.setFault(null);
  // Some end the session with what they do.
  Object.assign(target, { send: fetchRoad, time, session: ok(target.userId) });
}

describe('a performer that ends', () => {
  it.each(MODES)(
    'at any step (%s it) leaves at most one write, and a journal that agrees',
    { timeout: 60_000 },
    async (mode) => {
      for (const newSample of samples) {
        let steps = Number.POSITIVE_INFINITY;
        for (let n = 1; n <= steps; n += 1) {
          const sample = newSample(world);
          const mark = world.controlPlane.requests.length;
          const reached = await performUntil(sample, n, mode);
          if (reached < n) steps = reached;
          await check(sample, mark, `step ${n}, ${mode}`);
        }
        expect(steps).toBeGreaterThan(6);
      }
    },
  );

  it('while a slow server is at it, does so too', { timeout: 60_000 }, async () => {
    const slow = FAULTS.find(({ name }) => name === 'a slow server');
    for (const newSample of samples) {
      for (let n = 4; n <= 7; n += 1) {
        const sample = newSample(world);
        const mark = world.controlPlane.requests.length;
        slow?.set(world);
        await performUntil(sample, n, 'during');
        await check(sample, mark, `step ${n}`);
      }
    }
  });

  it('at 200 random moments, whatever else goes wrong, does so too', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = createRandom(seed);
      const sample = random.pick(samples)(world);
      const fault = random.pick(FAULTS);
      const [n, mode] = [random.integer(1, 12), random.pick(MODES)];
      const mark = world.controlPlane.requests.length;
      resetFaults(world);
      fault.set(world);
      await performUntil(sample, n, mode);
      await check(sample, mark, `seed ${seed}: ${fault.name}, step ${n}, ${mode}`);
    }
  });
});
