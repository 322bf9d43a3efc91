// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { gist, gists, queueAndServer, type Reply, range } from '../fake-server.ts';
import { virtualTime } from '../virtual-time.ts';

const SLEEP = 8 * 3_600_000;
const IN_FLIGHT = 5;

/** A machine whose clock shows eight hours more after `sleep`; its timers have counted them too, or stood still meanwhile. */
function machine(timers: 'count' | 'stand still', reply: (number: number) => Reply) {
  const clock = virtualTime();
  let added = 0;
  const time = { ...clock.time, now: () => clock.time.now() + added };
  const all = queueAndServer((_, number) => reply(number), {
    clock: { ...clock, time },
    // Those that are on their way when it falls asleep would be answered soon.
    latency: (number) => (number <= IN_FLIGHT ? 10_000 : 100),
  });
  const sleep = () => {
    if (timers === 'count') clock.sleepThrough(SLEEP);
    else added = SLEEP;
  };
  return { ...all, sleep };
}

describe.each(['count', 'stand still'] as const)(
  'a machine that sleeps for 8 h while its timers %s',
  (timers) => {
    test('takes no answer to what was on its way for a new one, and asks by one probe first', async () => {
      const { ask, advance, sleep, seen, log } = machine(timers, () => 200);
      const before = range(IN_FLIGHT).map((n) => ask(`/before${n}`));
      const waiting = range(20).map((n) => ask(`/waiting${n}`));
      await advance(5_000);
      expect(seen).toHaveLength(IN_FLIGHT);
      sleep();
      await advance(5_000);
      expect(await gists(before)).toEqual(Array(IN_FLIGHT).fill('timeout'));
      await advance(20_000);
      expect(await gists(waiting)).toEqual(Array(20).fill(200));
      expect(seen).toHaveLength(IN_FLIGHT + 20);
      // Of those that waited the first was alone on its way until it was answered.
      const after = log
        .map((line) => line.split(' ').slice(1).join(' '))
        .filter((line) => line.includes('/waiting'));
      expect(after.slice(0, 2)).toEqual(['> /waiting0', '< /waiting0 200']);
    });

    test('cuts what nobody answers, after 20 s at most in which it is awake, and asks by one probe first', async () => {
      const { ask, advance, sleep, seen } = machine(timers, (n) => (n <= IN_FLIGHT ? 'never' : 200));
      const before = range(IN_FLIGHT).map((n) => ask(`/before${n}`));
      await advance(5_000);
      sleep();
      await advance(timers === 'count' ? 0 : 15_000);
      expect(await gists(before)).toEqual(Array(IN_FLIGHT).fill('timeout'));
      expect(seen.every(({ signal }) => signal.aborted)).toBe(true);
      const after = range(20).map((n) => ask(`/after${n}`));
      await advance(0);
      expect(seen).toHaveLength(IN_FLIGHT);
      while (seen.length === IN_FLIGHT) await advance(50);
      expect(seen).toHaveLength(IN_FLIGHT + 1);
      await advance(20_000);
      expect(await gists(after)).toEqual(Array(20).fill(200));
    });

    test('believes the answer to a write, and knows nothing of one that was not answered; neither is sent again', async () => {
      for (const [reply, told] of [
        [200, 200],
        ['never', 'outcome-unknown'],
      ] as const) {
        const { ask, advance, sleep, seen } = machine(timers, () => reply);
        const written = ask('/write', { method: 'POST' });
        await advance(5_000);
        sleep();
        await advance(60_000);
        expect(gist(await written)).toBe(told);
        expect(seen).toHaveLength(1);
      }
    });
  },
);
