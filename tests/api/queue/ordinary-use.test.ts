// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answer, gist, queueAndServer, range } from '../fake-server.ts';

/** What a person does in a day must never leave the queue slower than the server is. */
const limited = (seconds: number) => answer(429, {}, { 'retry-after': String(seconds) });

/** How long 20 interactive reads take, ms; six at a time of 100 ms each are 400. */
async function timeOf20({ ask, advance, time }: ReturnType<typeof queueAndServer>, name: string) {
  const began = time.now();
  let took = Number.NaN;
  const all = range(20).map((n) => ask(`/${name}${n}`, { priority: 'interactive' }));
  void Promise.all(all).then(() => {
    took = time.now() - began;
  });
  await advance(60_000);
  return took;
}

describe('nothing is slow afterwards', () => {
  test('after one 429 a day, neither this worker nor the next', async () => {
    let isRefusing = false;
    const reply = () => {
      if (!isRefusing) return 200;
      isRefusing = false;
      return limited(1);
    };
    const own = queueAndServer(reply);
    for (const day of [1, 2, 3]) {
      for (const n of range(5)) void own.ask(`/${day}-${n}`);
      await own.advance(20_000);
      isRefusing = true;
      void own.ask(`/lonely${day}`);
      await own.advance(8 * 3_600_000);
      expect(await timeOf20(own, `same${day}`)).toBe(400);
      const next = queueAndServer(() => 200, { kept: structuredClone(own.kept()) });
      expect(await timeOf20(next, `next${day}`)).toBe(400);
    }
  });

  test('after a slow endpoint that was asked again and again between two refusals', async () => {
    let isRefusing = false;
    const own = queueAndServer(
      (request) => {
        if (!isRefusing || request.url.includes('slow')) return 200;
        isRefusing = false;
        return limited(1);
      },
      { latency: (_, request) => (request.url.includes('slow') ? 9000 : 100) },
    );
    for (const n of range(8)) void own.ask(`/warm${n}`);
    await own.advance(300);
    isRefusing = true;
    void own.ask('/refused');
    await own.advance(5000);
    for (const n of range(60)) {
      void own.ask(`/slow${n}`);
      await own.advance(9000);
    }
    isRefusing = true;
    void own.ask('/again');
    await own.advance(3000);
    expect(await timeOf20(own, 'then')).toBeLessThanOrEqual(600);
  });

  test('after a 429 whose headers no other answer has', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5', 'x-ratelimit-limit': '100' };
    const own = queueAndServer((_, n) => (n === 2 ? answer(429, {}, headers) : 200));
    void own.ask('/a');
    await own.advance(1000);
    void own.ask('/b');
    await own.advance(3_600_000);
    expect(await timeOf20(own, 'then')).toBeLessThanOrEqual(700);
  });
});

test('after hours of calm use no silent refusal closes for more than half a minute', async () => {
  let began = Number.NEGATIVE_INFINITY;
  let used = 0;
  const own: ReturnType<typeof queueAndServer> = queueAndServer(
    () => {
      const now = own.time.now();
      if (now - began >= 60_000) {
        began = now;
        used = 0;
      }
      used += 1;
      return used <= 60 ? 200 : 429;
    },
    { longestSleep: Number.POSITIVE_INFINITY },
  );
  for (const n of range(120)) {
    void own.ask(`/calm${n}`);
    await own.advance(20_000);
  }
  let longest = 0;
  for (const round of range(3)) {
    for (const n of range(70)) void own.ask(`/${round}-${n}`);
    for (let second = 0; second < 200; second += 1) {
      const { pausedUntil } = own.queue.status('cloud');
      if (pausedUntil !== null) longest = Math.max(longest, pausedUntil - own.time.now());
      await own.advance(1000);
    }
    expect(own.queue.status('cloud').waiting).toBe(0);
  }
  expect(longest).toBeGreaterThan(10_000);
  expect(longest).toBeLessThanOrEqual(30_000);
});

describe('a server that only ever refuses', () => {
  test.each([
    ['silently', 429],
    ['and says "at once"', limited(0)],
    ['and names a time that is over', answer(429, {}, { 'retry-after': 'Wed, 01 Jan 2020 00:00:00 GMT' })],
  ] as const)('%s is asked less and less often', async (_, reply) => {
    const { ask, advance, seen } = queueAndServer(() => reply);
    for (const n of range(30)) void ask(`/${n}`);
    await advance(60_000);
    expect(seen.length).toBeLessThanOrEqual(15);
  });
});

test('a 503 that names a time is not asked before it', async () => {
  const { ask, advance, seen } = queueAndServer(() => answer(503, {}, { 'retry-after': '60' }));
  for (const n of range(40)) void ask(`/${n}`);
  await advance(2000);
  const before = seen.length;
  for (const n of range(50)) {
    void ask(`/more${n}`);
    await advance(1000);
  }
  expect(seen.length).toBe(before);
});

describe('people are not kept waiting', () => {
  const budget = (left: number, more: Record<string, string>) =>
    answer(200, {}, { 'ratelimit-remaining': String(Math.max(0, left)), ...more });
  const window = { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-reset': '35' };

  test('by a read that was bulk until they asked for it too', async () => {
    const { ask, advance, paths, seen } = queueAndServer((_, n) => budget(13 - n, window), {
      longestSleep: Number.POSITIVE_INFINITY,
    });
    void ask('/first');
    await advance(200);
    for (const n of range(30)) void ask(`/bulk${n}`);
    await advance(300);
    const before = seen.length;
    void ask('/bulk25', { priority: 'interactive' });
    await advance(0);
    expect(paths().slice(before)).toEqual(['/bulk25']);
  });

  test('by bulk, when theirs is to be tried again', async () => {
    let fails = 1;
    const own = queueAndServer(
      (request, n) => (request.url.endsWith('/flaky') && fails-- > 0 ? 503 : budget(13 - n, window)),
      { longestSleep: Number.POSITIVE_INFINITY },
    );
    void own.ask('/first');
    await own.advance(200);
    for (const n of range(30)) void own.ask(`/bulk${n}`);
    await own.advance(300);
    const flaky = own.ask('/flaky', { priority: 'interactive' });
    await own.advance(3000);
    expect(gist(await flaky)).toBe(200);
  });

  test('and of a long window only a little is kept for them', async () => {
    const hour = { ratelimit: '', 'ratelimit-policy': '"hour";q=5000;w=3600' };
    const own = queueAndServer((_, n) =>
      answer(200, {}, { ...hour, ratelimit: `"hour";r=${100 - n};t=1800` }),
    );
    void own.ask('/first');
    await own.advance(200);
    for (const n of range(150)) void own.ask(`/${n}`);
    await own.advance(5000);
    expect(own.seen.length).toBeGreaterThanOrEqual(80);
  });
});
