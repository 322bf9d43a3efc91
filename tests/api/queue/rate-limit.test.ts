// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { seeded } from '../../bench/queue/random.ts';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';

const limited = (seconds: number) => answer(429, {}, { 'retry-after': String(seconds) });

describe('429', () => {
  test('holds everything, then probes with one, then ramps', async () => {
    const { ask, advance, log, starts } = queueAndServer((_, n) => (n === 1 ? limited(5) : 200), {
      latency: (n) => 100 + n,
    });
    const first = ask('/0');
    await advance(101);
    const rest = range(30).map((n) => ask(`/${n + 1}`, { priority: 'interactive' }));
    await advance(20_000);
    expect(await gists([first, ...rest])).toEqual(Array(31).fill(200));
    expect(log.slice(0, 4)).toEqual(['0 > /0', '101 < /0 429', '5101 > /1', '5203 < /1 200']);
    // With each answer one step: 1 -> 2 -> 4 -> 6 on the way, so 2, then 3 and 3 beside those not yet answered.
    expect(starts().slice(1, 10)).toEqual([5101, 5203, 5203, 5306, 5306, 5306, 5307, 5307, 5307]);
    expect(starts()[10]).toBeGreaterThan(5307);
  });

  test('a second refusal, of the probe, closes again', async () => {
    const { ask, advance, starts } = queueAndServer((_, n) => (n <= 2 ? limited(3) : 200));
    const first = ask('/0');
    await advance(100);
    const all = [first, ...range(4).map((n) => ask(`/${n + 1}`))];
    await advance(20_000);
    expect(await gists(all)).toEqual(Array(5).fill(200));
    expect(starts().slice(0, 4)).toEqual([0, 3_100, 6_200, 6_300]);
  });

  test('six at once are one event: one pause, and one cut of the speed', async () => {
    const held = queueAndServer((_, n) => (n <= 6 ? 429 : 200), { random: () => 0.999 });
    const all = range(6).map((n) => held.ask(`/${n}`, { priority: 'interactive' }));
    await held.advance(10_000);
    expect(await gists(all)).toEqual(Array(6).fill(200));
    // One strike: the wait is below a second. Six would make it up to half a minute.
    expect(held.starts().slice(0, 6)).toEqual(Array(6).fill(0));
    expect(held.starts()[6]).toBe(100 + 999);
    expect(held.starts().filter((at) => at > 0 && at < 1199)).toEqual([1099]);
  });

  test('of the burst that was cut, one that names a longer wait is believed', async () => {
    const { ask, advance, starts } = queueAndServer((_, n) =>
      n <= 3 ? limited([2, 6, 3][n - 1] ?? 0) : 200,
    );
    const all = range(3).map((n) => ask(`/${n}`));
    await advance(20_000);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect(starts().slice(3)).toEqual([6_100, 6_200, 6_200]);
  });

  test('an answer of the burst that was cut opens nothing', async () => {
    // The first is refused, those that were sent with it are answered during the pause.
    const { ask, advance, starts } = queueAndServer((_, n) => (n === 1 ? limited(5) : 200), {
      latency: (n) => n * 100,
    });
    const all = range(20).map((n) => ask(`/${n}`));
    await advance(60_000);
    expect(await gists(all)).toEqual(Array(20).fill(200));
    expect(starts().filter((at) => at > 0 && at < 5_100)).toEqual([]);
    expect(starts().filter((at) => at >= 5_100 && at < 5_700)).toEqual([5_100]);
  });

  test('is asked again up to 20 times, one probe each', async () => {
    const { ask, advance, starts } = queueAndServer(() => limited(1));
    const asked = ask('/x');
    await advance(120_000);
    expect(gist(await asked)).toBe('rate-limited');
    expect(starts()).toEqual(range(20).map((n) => n * 1_100));
  });

  test('to a write is a refusal: told, not sent again', async () => {
    const { ask, advance, seen, queue, time } = queueAndServer(() => limited(1));
    const asked = ask('/x', { method: 'POST' });
    await advance(100);
    const retryAt = new Date(time.now() + 1000).toISOString();
    expect(await asked).toEqual({ ok: false, failure: { kind: 'rate-limited', retryAt } });
    await advance(120_000);
    expect(seen).toHaveLength(1);
    expect(queue.status('cloud')).toMatchObject({ sent: 1, refused: 1 });
  });

  test('a write waits for the end of the pause too', async () => {
    const { ask, advance, log } = queueAndServer((_, n) => (n === 1 ? limited(5) : 200));
    const read = ask('/read');
    await advance(150);
    const write = ask('/write', { method: 'POST', priority: 'interactive' });
    await advance(10_000);
    expect([gist(await read), gist(await write)]).toEqual([200, 200]);
    expect(log.slice(1, 3)).toEqual(['100 < /read 429', '5100 > /write']);
  });

  test('a wait of more than 10 s is not slept: everybody is told when, and the pause is kept', async () => {
    const { ask, advance, seen, kept, time, queue, sleepers } = queueAndServer(() => limited(60));
    const all = range(10).map((n) => ask(`/${n}`));
    await advance(100);
    const pausedUntil = time.now() + 60_000;
    const failure = { kind: 'rate-limited', retryAt: new Date(pausedUntil).toISOString() };
    expect(await Promise.all(all)).toEqual(Array(10).fill({ ok: false, failure }));
    expect(seen).toHaveLength(5);
    expect(kept()).toMatchObject({ cloud: { pausedUntil, keptAt: time.now(), held: 10, refused: 5 } });
    expect(queue.status('cloud')).toMatchObject({ pausedUntil, waiting: 10 });
    expect(gist(await ask('/later'))).toBe('rate-limited');
    expect(seen).toHaveLength(5);
    expect(sleepers()).toBe(0);
  });

  test('the limit of what is slept is where it is said to be', async () => {
    const { ask, advance, starts } = queueAndServer((_, n) => (n === 1 ? limited(60) : 200), {
      longestSleep: 60_000,
    });
    const asked = ask('/x');
    await advance(70_000);
    expect(gist(await asked)).toBe(200);
    expect(starts()).toEqual([0, 60_100]);
  });

  test('nobody waits for more than a day, whatever is said', async () => {
    const { ask, advance, queue, time } = queueAndServer(() => limited(1e12));
    const asked = ask('/x');
    await advance(100);
    expect(gist(await asked)).toBe('rate-limited');
    expect(queue.status('cloud').pausedUntil).toBe(time.now() + 24 * 3_600_000);
  });
});

describe('a server that refuses and says nothing', () => {
  const firstWaits = async (count: number) => {
    const random = seeded(7, 'first wait');
    const waits: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const { ask, advance, starts } = queueAndServer((_, number) => (number === 1 ? 429 : 200), { random });
      const asked = ask('/x');
      await advance(5000);
      await asked;
      waits.push((starts()[1] ?? Number.NaN) - 100);
    }
    return waits.sort((a, b) => a - b);
  };

  test('is left alone for a random part of a second first', async () => {
    const waits = await firstWaits(400);
    // Full jitter: evenly over the whole of it. The largest gap to an even spread (Kolmogorov-Smirnov, 1 %).
    expect(waits[0]).toBeGreaterThanOrEqual(0);
    expect(waits.at(-1)).toBeLessThanOrEqual(1000);
    const gap = Math.max(...waits.map((wait, n) => Math.abs(wait / 1000 - (n + 0.5) / 400)));
    expect(gap).toBeLessThan(1.63 / Math.sqrt(400));
  });

  test('then looked at at the ages that windows have, in ever longer steps of 30 s at most', async () => {
    const { ask, advance, starts } = queueAndServer(() => 429, { random: () => 0, longestSleep: 60_000 });
    const asked = ask('/x');
    await advance(3_600_000);
    expect(gist(await asked)).toBe('rate-limited');
    const gaps = starts().map((at, n) => at - (starts()[n - 1] ?? 0) - 100);
    // The first at once (the dice say 0), the next when windows of 60.6 s, or that by 1.8 over and over, open …
    const ages = range(7).map((n) => 60_600 / 1.8 ** (6 - n));
    expect(starts().slice(0, 8)).toEqual([0, 100, ...ages.slice(0, 6).map((age) => expect.closeTo(age, -1))]);
    // … and nobody waits longer than 30 s without a look.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(gaps.at(-1)).toBe(30_000);
  });

  test('and the wait is shared: whoever comes meanwhile waits too', async () => {
    const { ask, advance, starts } = queueAndServer((_, n) => (n === 1 ? 429 : 200));
    const first = ask('/x');
    await advance(200);
    const second = ask('/y', { priority: 'interactive' });
    await advance(5000);
    await gists([first, second]);
    expect(starts()).toEqual([0, 600, 700]);
  });
});
