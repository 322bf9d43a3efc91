// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { EventHeap } from './event-heap.ts';
import { installClock } from './install-clock.ts';
import { seeded } from './random.ts';
import { VirtualClock } from './virtual-clock.ts';

const clockOf = (seed = 1) => new VirtualClock(seeded(seed, 'test'));

describe('the virtual clock', () => {
  test('passes time only when everybody waits, in the order of time, then of creation', async () => {
    const clock = clockOf();
    const log: string[] = [];
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap);
        // Promises between two events: none may be left behind when time goes on.
        for (let turn = 0; turn < 50; turn += 1) await null;
        log.push(`${name}@${clock.elapsed()}`);
      }
    };
    const all = Promise.all([sleeper('a', 10, 10), sleeper('b', 5, 5, 20), sleeper('c', 10)]);
    expect(await clock.run(all, 1000)).toBe(true);
    expect(log).toEqual(['b@5', 'a@10', 'c@10', 'b@10', 'a@20', 'b@30']);
  });

  test('ends at the limit, and when nothing is left to wait for', async () => {
    const clock = clockOf();
    expect(await clock.run(clock.sleep(2000), 1000)).toBe(false);
    expect(await clockOf().run(new Promise(() => {}), 1000)).toBe(false);
  });

  test('wakes who is aborted, at once', async () => {
    const clock = clockOf();
    const abort = new AbortController();
    const work = Promise.all([clock.sleep(5000, abort.signal), clock.sleep(10).then(() => abort.abort())]);
    await clock.run(work, 10_000);
    expect(clock.elapsed()).toBe(10);
    await clock.sleep(1000, abort.signal);
  });

  test('is the time of the global timers and dates while installed', async () => {
    const real = { setTimeout, Date, now: performance.now };
    const clock = clockOf();
    const restore = installClock(clock);
    const seen: number[] = [];
    let work: Promise<void>;
    try {
      const start = Date.now();
      const cleared = setTimeout(() => seen.push(-1), 1);
      clearTimeout(cleared);
      const interval = setInterval(() => seen.push(Date.now() - start), 100);
      work = new Promise((resolve) =>
        setTimeout(() => {
          clearInterval(interval);
          seen.push(Date.parse(new Date().toISOString()) - start, performance.now());
          resolve();
        }, 250),
      );
      await clock.run(work, 1000);
    } finally {
      restore();
    }
    expect(seen).toEqual([100, 200, 250, 250]);
    expect({ setTimeout, Date, now: performance.now }).toEqual(real);
  });

  test('moves on for who waits less than a double can tell', async () => {
    const clock = clockOf();
    const before = clock.now();
    await clock.run(clock.sleep(1e-9), 1000);
    expect(clock.now()).toBeGreaterThan(before);
  });
});

test('the heap gives events in order', () => {
  const random = seeded(1, 'heap');
  const heap = new EventHeap();
  for (let number = 0; number < 500; number += 1)
    heap.push({ at: Math.floor(random() * 50), number, fire: null });
  const popped = Array.from({ length: 500 }, () => heap.pop());
  const sorted = [...popped].sort(
    (a, b) => (a?.at ?? 0) - (b?.at ?? 0) || (a?.number ?? 0) - (b?.number ?? 0),
  );
  expect(popped).toEqual(sorted);
  expect(heap.pop()).toBeUndefined();
});
