// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createAlarm } from '#lib/api/queue/alarm.ts';
import { coalesce } from '#lib/api/queue/coalesce.ts';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';
import { virtualTime } from '../virtual-time.ts';

const START = Date.parse('2025-03-20T12:00:00Z');
const limited = (seconds: number) => answer(429, {}, { 'retry-after': String(seconds) });

describe('Cancel', () => {
  test('ends every read, queued or on its way, and no write', async () => {
    const { ask, advance, queue, log, seen } = queueAndServer(() => 200);
    const reads = range(8).map((n) => ask(`/${n}`));
    const urgent = { method: 'POST', priority: 'interactive' } as const;
    const writes = [ask('/w1', urgent), ask('/w2', urgent)];
    await advance(50);
    queue.cancel('cloud');
    expect(await gists(reads)).toEqual(Array(8).fill('cancelled'));
    await advance(1000);
    expect(await gists(writes)).toEqual([200, 200]);
    expect(seen).toHaveLength(7);
    expect(log.filter((line) => line.endsWith(' cut'))).toEqual(range(5).map((n) => `50 < /${n} cut`));
    expect(log.filter((line) => line.includes('/w'))).toEqual([
      '0 > /w1',
      '100 < /w1 200',
      '100 > /w2',
      '200 < /w2 200',
    ]);
  });

  test('forgets those who were told to come back after the pause, but not the pause', async () => {
    const { ask, advance, queue } = queueAndServer(() => limited(60));
    const all = range(4).map((n) => ask(`/${n}`));
    await advance(100);
    await gists(all);
    expect(queue.status('cloud').waiting).toBe(4);
    queue.cancel('cloud');
    expect(queue.status('cloud')).toMatchObject({ waiting: 0, pausedUntil: START + 60_100 });
  });

  test('of one control plane says nothing to another, and what is asked afterwards is asked', async () => {
    const { ask, advance, queue } = queueAndServer(() => 200);
    const other = ask('/x', { controlPlaneId: 'other' });
    const gone = ask('/x');
    await advance(50);
    queue.cancel('cloud');
    const next = ask('/x');
    await advance(100);
    expect([gist(await other), gist(await gone), gist(await next)]).toEqual([200, 'cancelled', 200]);
  });
});

describe('the status', () => {
  test('counts what waits, what was sent and what was refused', async () => {
    const { ask, advance, queue } = queueAndServer((_, n) => (n === 1 ? limited(5) : 200));
    expect(queue.status('cloud')).toEqual({
      pausedUntil: null,
      isFrozen: false,
      waiting: 0,
      sent: 0,
      refused: 0,
      since: START,
    });
    const first = ask('/0');
    await advance(100);
    const rest = range(14).map((n) => ask(`/${n + 1}`));
    await advance(0);
    expect(queue.status('cloud')).toMatchObject({
      pausedUntil: START + 5_100,
      waiting: 15,
      sent: 1,
      refused: 1,
    });
    await advance(5_150);
    expect(queue.status('cloud')).toMatchObject({ pausedUntil: null, waiting: 14, refused: 1 });
    await advance(5000);
    await gists([first, ...rest]);
    expect(queue.status('cloud')).toMatchObject({ pausedUntil: null, waiting: 0, sent: 16, refused: 1 });
  });

  test('counts who was told to come back until the pause is over, and each once', async () => {
    const { ask, advance, queue } = queueAndServer(() => limited(30));
    await Promise.all([...range(3).map((n) => ask(`/${n}`)), advance(100)]);
    await Promise.all([ask('/0'), ask('/1'), ask('/new')]);
    expect(queue.status('cloud').waiting).toBe(4);
    await advance(30_000);
    expect(queue.status('cloud').waiting).toBe(0);
  });

  test('is each control plane’s own', async () => {
    const { ask, advance, queue } = queueAndServer(() => limited(30));
    await Promise.all([ask('/x'), advance(100)]);
    expect(queue.status('other')).toMatchObject({ pausedUntil: null, waiting: 0, sent: 0, refused: 0 });
  });
});

describe('the alarm', () => {
  test('rings once, at the earliest of the times that it was set to', async () => {
    const { time, advance, sleepers } = virtualTime();
    const rung: number[] = [];
    const alarm = createAlarm(time, () => rung.push(time.now() - START));
    for (const ms of [300, 100, 200]) alarm.set(START + ms);
    expect(sleepers()).toBe(1);
    await advance(1000);
    expect(rung).toEqual([100]);
    alarm.set(START + 500);
    await advance(0);
    expect(rung).toEqual([100, 1000]);
    expect(sleepers()).toBe(0);
  });

  test('can be set again while it rings', async () => {
    const { time, advance } = virtualTime();
    const rung: number[] = [];
    const alarm = createAlarm(time, () => {
      rung.push(time.now() - START);
      if (rung.length < 3) alarm.set(time.now() + 10);
    });
    alarm.set(START + 10);
    await advance(1000);
    expect(rung).toEqual([10, 20, 30]);
  });
});

describe('coalesced work', () => {
  test('of one turn is done once; what is wanted meanwhile is done once more', async () => {
    const { time, advance } = virtualTime();
    const log: string[] = [];
    const work = coalesce(async () => {
      log.push('begin');
      await time.sleep(10);
      log.push('end');
    });
    for (let n = 0; n < 5; n += 1) work();
    await advance(5);
    expect(log).toEqual(['begin']);
    for (let n = 0; n < 5; n += 1) work();
    await advance(100);
    expect(log).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('that fails is done again when it is wanted again', async () => {
    const { settle } = virtualTime();
    let done = 0;
    const work = coalesce(async () => {
      done += 1;
      throw new Error('full');
    });
    work();
    await settle();
    work();
    await settle();
    expect(done).toBe(2);
  });
});
