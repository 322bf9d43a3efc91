// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChangeStore } from '#lib/background/changes/change-store.ts';
import { createJournal } from '#lib/background/writes/journal.ts';
import type { ChangeKind } from '#lib/changes.ts';
import { createRandom } from '../../control-plane/state/random.ts';
import { installLocks } from '../fake-locks.ts';
import { type CrashMode, createCrash } from '../writes/crash.ts';
import { createLocks } from '../writes/locks.ts';
import { newLife, signIn, useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';
import { SAMPLE_EMAIL, SAMPLES } from './samples.ts';

const world = useWorld();
const KINDS = Object.keys(SAMPLES) as ChangeKind[];
const MODES: CrashMode[] = ['before', 'during', 'after'];
const METHODS = ['POST', 'PATCH', 'PUT', 'DELETE'];
const DROPS = ['none', 'before', 'after'] as const;

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  signIn(world, SAMPLE_EMAIL);
});

/** A worker that ends at its `n`-th step; the browser frees its locks. */
function newMortal(crash: ReturnType<typeof createCrash>) {
  const lock = createLocks();
  const [store, journal] = [createChangeStore(lock), createJournal()];
  const { step } = crash;
  return newChanger(world, {
    lock,
    writes: newLife(world, { lock, within: crash.within }),
    store: { ...store, get: step(store.get), add: step(store.add), update: step(store.update) },
    journal: { ...journal, get: step(journal.get), startingWith: step(journal.startingWith) },
  });
}

/** Confirms with a worker that ends, has the message come again as views send it, and looks when all can be told. */
async function crashAt(kind: ChangeKind, n: number, mode: CrashMode, drop: (typeof DROPS)[number] = 'none') {
  const what = `${kind}, step ${n}, ${mode}, dropped ${drop}`;
  const sample = SAMPLES[kind](world.controlPlane);
  const plan = await newChanger(world).ask({ do: 'plan', changes: [sample.change] });
  const typed = Object.fromEntries(plan.guards.map(({ type }, index) => [index, type ?? '']));
  const confirm = {
    do: 'confirm' as const,
    id: plan.id,
    typed,
    secrets: sample.secret ? { 0: sample.secret } : {},
  };
  const mark = world.controlPlane.requests.length;
  if (drop !== 'none') {
    world.controlPlane.setFault(METHODS.map((method) => ({ kind: 'drop', when: drop, method, times: 1 })));
  }

  const crash = createCrash(n, mode);
  const mortal = newMortal(crash);
  const life = mortal.answer(world.asked, confirm).then(() => mortal.whenIdle());
  await Promise.race([life, crash.dead]);
  const next = newChanger(world, { lock: createLocks() });
  await next.resume();
  await next.answer(world.asked, confirm);
  await next.whenIdle();
  await crash.over();
  world.controlPlane.setFault(null);
  world.clock = 2 * 60_000;
  const last = newChanger(world, { lock: createLocks() });
  await last.resume();
  await last.whenIdle();
  world.clock = 0;

  const writes = world.controlPlane.requests.slice(mark).filter(({ method }) => method !== 'GET');
  expect(writes.length, what).toBeLessThanOrEqual(1);
  const { changes } = await last.ask({ do: 'journal' });
  const step = changes.find((one) => one.plan.id === plan.id)?.steps[0];
  if (kind === 'resetPassword' && step?.state === 'unknown') return crash.steps();
  // A password is in the memory of the worker that it was given to; without it nothing is sent, and the step is left.
  const ends = sample.secret ? ['done', 'not-done', 'left'] : ['done', 'not-done'];
  expect(ends, what).toContain(step?.state);
  if (step?.state === 'left') expect(writes, what).toEqual([]);
  expect(step?.state === 'done', what).toBe(sample.isDone());
  expect(sample.count?.() ?? 0, what).toBeLessThanOrEqual(1);
  return crash.steps();
}

describe('a worker that ends', () => {
  it.each(KINDS)(
    'at any step of %s sends it once at most, and the journal agrees with the server',
    {
      timeout: 60_000,
    },
    async (kind) => {
      let steps = Number.POSITIVE_INFINITY;
      for (let n = 1; n <= steps; n += 1) {
        for (const mode of MODES) {
          const reached = await crashAt(kind, n, mode);
          if (reached < n) steps = reached;
        }
      }
      expect(steps).toBeGreaterThan(8);
    },
  );

  it('at 200 random moments, and the connection dropped, does so too', { timeout: 120_000 }, async () => {
    const random = createRandom(20261127);
    for (let draw = 0; draw < 200; draw += 1) {
      const [kind, mode, drop] = [random.pick(KINDS), random.pick(MODES), random.pick(DROPS)];
      await crashAt(kind, random.integer(1, 16), mode, drop);
    }
  });
});
