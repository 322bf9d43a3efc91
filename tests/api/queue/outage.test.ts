// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { gist, gists, queueAndServer, range } from '../fake-server.ts';

const MINUTE = 60_000;

/** 220 reads are asked of a server that is down for a minute, and whoever is told to come back later does. */
async function outage(down: 503 | 'offline') {
  const isDown = { value: true };
  const reply = () => (!isDown.value ? 200 : down === 503 ? 503 : ({ kind: 'offline' } as const));
  const all = queueAndServer(reply);
  const asked = range(220).map((n) => all.ask(`/${n}`));
  await all.advance(MINUTE);
  isDown.value = false;
  return { ...all, asked };
}

describe('a server that is down', () => {
  test.each([503, 'offline'] as const)('(%s) is only probed: 15 sends in a minute', async (down) => {
    const { seen, asked } = await outage(down);
    expect(seen.length).toBeLessThanOrEqual(15);
    // Who waited is told what is wrong, not that there were too many requests.
    expect(await gists(asked)).toEqual(Array(220).fill(down));
  });

  test('is left alone for longer and longer, and everybody is told at once when that is too long', async () => {
    const { ask, advance, queue, starts, seen } = queueAndServer(() => 503);
    const asked = range(20).map((n) => ask(`/${n}`));
    await advance(MINUTE);
    await gists(asked);
    // Seven had been sent when the third bad answer came.
    const probes = starts().slice(6);
    const gaps = probes.slice(1).map((at, n) => at - (probes[n] ?? 0));
    // At random between half and the whole of 1, 2, 4, 8 s after the answer; 16 s would be too long to be slept.
    expect(gaps).toEqual([750, 1600, 3100, 6100]);
    expect(queue.status('cloud').pausedUntil).toBe(null);
    const sent = seen.length;
    const later = ask('/later');
    await advance(1000);
    // The next question is the next probe.
    expect([gist(await later), seen.length]).toEqual([503, sent + 1]);
    expect(gist(await ask('/fast'))).toBe(503);
    expect(seen).toHaveLength(sent + 1);
  });

  test('is asked at full speed again when it is back', async () => {
    const { ask, advance, elapsed, mostInFlight, queue } = await outage(503);
    await advance(MINUTE);
    const before = elapsed();
    const again = range(100).map((n) => ask(`/again${n}`));
    await advance(3000);
    expect(await gists(again)).toEqual(Array(100).fill(200));
    expect(elapsed() - before).toBe(3000);
    expect(mostInFlight()).toBe(5);
    expect(queue.status('cloud').pausedUntil).toBe(null);
  });

  test('two failures among answers pause nothing', async () => {
    const { ask, advance, log } = queueAndServer((_, n) => (n <= 2 ? 503 : 200));
    const all = range(12).map((n) => ask(`/${n}`));
    await advance(5000);
    expect(await gists(all)).toEqual(Array(12).fill(200));
    expect(log.filter((line) => line.startsWith('100 > '))).toHaveLength(5);
  });

  test('may not be asked again by more than a tenth of what is sent', async () => {
    // Every third is answered 503 the first time: never three in a row, so nothing pauses.
    const failed = new Set<string>();
    const { ask, advance, seen } = queueAndServer(({ url }, n) => {
      if (n % 3 !== 0 || failed.has(url)) return 200;
      failed.add(url);
      return 503;
    });
    const all = range(300).map((n) => ask(`/${n}`));
    await advance(MINUTE / 2);
    const found = await gists(all);
    const again = seen.length - 300;
    expect(again).toBeGreaterThan(5);
    expect(again).toBeLessThanOrEqual(0.1 * seen.length + 1);
    expect(found.filter((one) => one === 503)).toHaveLength(failed.size - again);
  });
});
