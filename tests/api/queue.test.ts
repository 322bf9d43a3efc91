// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answer, gist, gists, queueAndServer } from './fake-server.ts';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('what is sent when', () => {
  test('six reads at a time', async () => {
    const { ask, advance, mostInFlight, seen } = queueAndServer(() => 200);
    const all = range(20).map((n) => ask(`/${n}`));
    await advance(1000);
    expect(await gists(all)).toEqual(Array(20).fill(200));
    expect(mostInFlight()).toBe(6);
    expect(seen).toHaveLength(20);
  });

  test('writes one by one, reads beside them', async () => {
    const { ask, advance, paths, seen } = queueAndServer(() => 200);
    const all = [ask('/a', { method: 'POST' }), ask('/b', { method: 'DELETE' }), ask('/c')];
    await advance(50);
    expect(paths()).toEqual(['/a', '/c']);
    await advance(1000);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect((seen[2]?.at ?? 0) - (seen[0]?.at ?? 0)).toBe(100);
  });

  test('interactive before visible before prefetch, each in order of arrival', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/busy${n}`));
    await advance(0);
    const priorities = ['prefetch', 'visible', 'interactive', 'visible', 'interactive'] as const;
    const rest = priorities.map((priority, n) => ask(`/${priority}${n}`, { priority }));
    await advance(1000);
    await gists([...busy, ...rest]);
    expect(paths().slice(6)).toEqual([
      '/interactive2',
      '/interactive4',
      '/visible1',
      '/visible3',
      '/prefetch0',
    ]);
  });

  test('a queued read that somebody asks for more urgently moves up', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/busy${n}`));
    const rest = [
      ask('/first'),
      ask('/second', { priority: 'prefetch' }),
      ask('/second', { priority: 'interactive' }),
    ];
    await advance(1000);
    await gists([...busy, ...rest]);
    expect(paths().slice(6)).toEqual(['/second', '/first']);
  });

  test('nothing starves: a prefetch goes out among 1,000 interactive reads', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const urgent = range(1000).map((n) => ask(`/${n}`, { priority: 'interactive' }));
    const prefetch = ask('/prefetch', { priority: 'prefetch' });
    let last = 1000;
    for (let second = 0; second < 22; second += 1) {
      // More than is answered keeps arriving.
      urgent.push(...range(60).map(() => ask(`/${last++}`, { priority: 'interactive' })));
      await advance(1000);
    }
    await advance(60_000);
    expect(gist(await prefetch)).toBe(200);
    expect(paths().indexOf('/prefetch')).toBeLessThan(1300);
    await Promise.all(urgent);
  });

  test('control planes do not wait for each other', async () => {
    const { ask, advance, mostInFlight } = queueAndServer(() => 200);
    const all = range(12).map((n) => ask(`/${n}`, { controlPlaneId: n % 2 ? 'a' : 'b' }));
    await advance(100);
    await gists(all);
    expect(mostInFlight()).toBe(12);
  });
});

describe('equal reads', () => {
  test('are one request, and so are those that come while it is on its way', async () => {
    const { ask, advance, seen } = queueAndServer(() => 200);
    const first = [ask('/x'), ask('/x')];
    await advance(50);
    const all = [...first, ask('/x')];
    await advance(100);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect(seen).toHaveLength(1);
    const later = ask('/x');
    await advance(100);
    await later;
    expect(seen).toHaveLength(2);
  });

  test('of different people or with different bodies are not', async () => {
    const { ask, advance, seen } = queueAndServer(() => 200);
    const all = [
      ask('/x'),
      ask('/x', { identity: 'other' }),
      ask('/x', { method: 'POST', effect: 'read', body: '[1]' }),
      ask('/x', { method: 'POST', effect: 'read', body: '[2]' }),
    ];
    await advance(100);
    await gists(all);
    expect(seen).toHaveLength(4);
  });

  test('equal writes are two wishes', async () => {
    const { ask, advance, seen } = queueAndServer(() => 200);
    const all = [ask('/x', { method: 'POST' }), ask('/x', { method: 'POST' })];
    await advance(300);
    await gists(all);
    expect(seen).toHaveLength(2);
  });

  test('one who leaves does not take the answer from the others; the last one cuts the request', async () => {
    const { ask, advance, seen } = queueAndServer(() => 'never');
    const [a, b] = [new AbortController(), new AbortController()];
    const first = ask('/x', { signal: a.signal });
    const second = ask('/x', { signal: b.signal });
    await advance(50);
    a.abort();
    expect(gist(await first)).toBe('interrupted');
    expect(seen[0]?.signal.aborted).toBe(false);
    b.abort();
    expect(gist(await second)).toBe('interrupted');
    await advance(0);
    expect(seen[0]?.signal.aborted).toBe(true);
  });

  test('a read that was cut is not joined by the next', async () => {
    const { ask, advance, seen } = queueAndServer((_, number) => (number === 1 ? 'never' : 200));
    const leaving = new AbortController();
    const cut = ask('/x', { signal: leaving.signal });
    await advance(50);
    leaving.abort();
    const next = ask('/x');
    await advance(200);
    expect([gist(await cut), gist(await next)]).toEqual(['interrupted', 200]);
    expect(seen).toHaveLength(2);
  });

  test('one that left before it was sent is never sent', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/${n}`));
    const leaving = new AbortController();
    const left = ask('/left', { signal: leaving.signal });
    await advance(50);
    leaving.abort();
    await advance(1000);
    await gists(busy);
    expect(gist(await left)).toBe('interrupted');
    expect(paths()).not.toContain('/left');
    expect(gist(await ask('/gone', { signal: AbortSignal.abort() }))).toBe('interrupted');
  });

  test('a read asked after a write has ended does not join one sent before it', async () => {
    const { ask, advance, seen } = queueAndServer((request) => (request.method === 'GET' ? 'never' : 200));
    void ask('/x');
    const write = ask('/w', { method: 'POST' });
    await advance(150);
    expect(gist(await write)).toBe(200);
    void ask('/x');
    await advance(0);
    expect(seen.filter(({ url }) => url.endsWith('/x'))).toHaveLength(2);
  });
});

describe('429', () => {
  const limited = (seconds: number) => answer(429, {}, { 'retry-after': String(seconds) });

  test('holds everything, then probes with one, then ramps', async () => {
    const { ask, advance, seen, paths, mostInFlight } = queueAndServer((_, n) =>
      n === 1 ? limited(5) : 200,
    );
    const first = ask('/0');
    await advance(100);
    const rest = range(30).map((n) => ask(`/${n + 1}`));
    await advance(4_999);
    expect(seen).toHaveLength(1);
    await advance(51);
    expect(paths().slice(1)).toEqual(['/0']);
    await advance(100);
    expect(seen).toHaveLength(2 + 2);
    await advance(100);
    expect(seen.length).toBeGreaterThanOrEqual(2 + 2 + 4);
    await advance(5000);
    expect(await gists([first, ...rest])).toEqual(Array(31).fill(200));
    expect(mostInFlight()).toBe(6);
  });

  test('six at once are one event', async () => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n <= 6 ? 429 : 200), { random: () => 0.999 });
    const all = range(6).map((n) => ask(`/${n}`));
    await advance(100);
    // One strike: the wait is below a second. Six would make it up to half a minute.
    await advance(1050);
    expect(seen.length).toBeGreaterThan(6);
    await advance(5000);
    expect(await gists(all)).toEqual(Array(6).fill(200));
  });

  test('waits longer and longer at random when the server says nothing', async () => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n <= 2 ? 429 : 200), { random: () => 0.5 });
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe(200);
    expect(seen.map(({ at }) => at - (seen[0]?.at ?? 0))).toEqual([0, 100 + 500, 100 + 500 + 100 + 1000]);
  });

  test('a wait of more than 10 s is not slept: everybody is told when, and the pause is kept', async () => {
    const { ask, advance, seen, kept, time, queue } = queueAndServer(() => limited(60));
    const all = range(10).map((n) => ask(`/${n}`));
    await advance(100);
    const retryAt = new Date(time.now() + 60_000).toISOString();
    expect(await Promise.all(all)).toEqual(
      Array(10).fill({ ok: false, failure: { kind: 'rate-limited', retryAt } }),
    );
    expect(seen).toHaveLength(6);
    expect(kept()).toEqual({ cloud: time.now() + 60_000 });
    expect(queue.status('cloud').pausedUntil).toBe(time.now() + 60_000);
    expect(gist(await ask('/later'))).toBe('rate-limited');
    expect(seen).toHaveLength(6);
  });

  test('a pause that an earlier worker kept still holds, and ends with a probe', async () => {
    const now = Date.parse('2025-03-20T12:00:00Z');
    const { ask, advance, seen, mostInFlight } = queueAndServer(() => 200, {
      paused: { cloud: now + 15_000, x: 'y' },
    });
    expect(gist(await ask('/early'))).toBe('rate-limited');
    await advance(6_000);
    const all = range(3).map((n) => ask(`/${n}`));
    await advance(8_999);
    expect(seen).toHaveLength(0);
    await advance(51);
    expect(seen).toHaveLength(1);
    await advance(1000);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect(mostInFlight()).toBe(2);
  });

  test('is final after three tries', async () => {
    const { ask, advance, seen } = queueAndServer(() => limited(1));
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe('rate-limited');
    expect(seen).toHaveLength(3);
  });

  test('to a write is a refusal: told, not sent again', async () => {
    const { ask, advance, seen } = queueAndServer(() => limited(1));
    const asked = ask('/x', { method: 'POST' });
    await advance(10_000);
    expect(gist(await asked)).toBe('rate-limited');
    expect(seen).toHaveLength(1);
  });

  test('headers that say nothing is left hold without any 429', async () => {
    const empty = answer(200, {}, { 'ratelimit-remaining': '0', 'ratelimit-reset': '3' });
    const { ask, advance, seen } = queueAndServer((_, n) => (n === 1 ? empty : 200));
    const first = ask('/first');
    await advance(100);
    expect(gist(await first)).toBe(200);
    const next = ask('/next');
    await advance(2_999);
    expect(seen).toHaveLength(1);
    await advance(200);
    expect(gist(await next)).toBe(200);
  });
});

describe('trying again', () => {
  test.each([408, 502, 503, 504])('a GET after %i', async (status) => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n < 3 ? status : 200));
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe(200);
    expect(seen).toHaveLength(3);
  });

  test('a GET after a network error, three times at most', async () => {
    const { ask, advance, seen } = queueAndServer(() => ({ kind: 'offline' }));
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe('offline');
    expect(seen).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 409, 422, 500, 501])('not after %i', async (status) => {
    const { ask, advance, seen } = queueAndServer(() => status);
    const asked = ask('/x');
    await advance(60_000);
    expect(gist(await asked)).toBe(status);
    expect(seen).toHaveLength(1);
  });

  test.each([{ kind: 'not-zenml', reason: 'html' }, { kind: 'outcome-unknown' }] as const)(
    'not after $kind',
    async (failure) => {
      const { ask, advance, seen } = queueAndServer(() => failure);
      const asked = ask('/x');
      await advance(60_000);
      expect(gist(await asked)).toBe(failure.kind);
      expect(seen).toHaveLength(1);
    },
  );

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('a %s never, whatever happens', async (method) => {
    for (const reply of [408, 429, 500, 502, 503, 504, { kind: 'offline' }, 'never'] as const) {
      const { ask, advance, seen } = queueAndServer(() => reply);
      const asked = ask('/x', { method });
      await advance(120_000);
      await asked;
      expect(seen).toHaveLength(1);
    }
  });

  test('a server that is down is not asked much more often than it would be', async () => {
    const { ask, advance, seen } = queueAndServer(() => 503);
    const all = range(10).map((n) => ask(`/${n}`));
    await advance(60_000);
    expect(await gists(all)).toEqual(Array(10).fill(503));
    expect(seen.length).toBeLessThanOrEqual(15);
  });

  test('at the time that a 503 names, unless that is too far off', async () => {
    const told = (seconds: string) => answer(503, {}, { 'retry-after': seconds });
    const near = queueAndServer((_, n) => (n === 1 ? told('4') : 200));
    const asked = near.ask('/x');
    await near.advance(4_099);
    expect(near.seen).toHaveLength(1);
    await near.advance(200);
    expect(gist(await asked)).toBe(200);
    const far = queueAndServer(() => told('40'));
    const given = far.ask('/x');
    await far.advance(100);
    expect(gist(await given)).toBe(503);
  });
});

describe('an attempt', () => {
  test('takes 20 s at most', async () => {
    const { ask, advance, sleepers, seen } = queueAndServer(() => 'never');
    const asked = ask('/x');
    await advance(20_000);
    expect(await asked).toEqual({ ok: false, failure: { kind: 'timeout', seconds: 20 } });
    expect(seen).toHaveLength(1);
    expect(sleepers()).toBe(0);
  });

  test('of a write that is not answered has an unknown outcome, and so has one that the asker leaves', async () => {
    const { ask, advance, seen } = queueAndServer(() => 'never');
    const slow = ask('/x', { method: 'POST' });
    await advance(20_000);
    expect(gist(await slow)).toBe('outcome-unknown');
    const leaving = new AbortController();
    const left = ask('/y', { method: 'POST', signal: leaving.signal });
    await advance(50);
    leaving.abort();
    expect(gist(await left)).toBe('outcome-unknown');
    expect(seen[1]?.signal.aborted).toBe(false);
  });

  test('of a write that was not sent yet is only interrupted', async () => {
    const { ask, advance, seen } = queueAndServer(() => 200);
    const first = ask('/x', { method: 'POST' });
    const leaving = new AbortController();
    const second = ask('/y', { method: 'POST', signal: leaving.signal });
    await advance(50);
    leaving.abort();
    await advance(1000);
    expect([gist(await first), gist(await second)]).toEqual([200, 'interrupted']);
    expect(seen).toHaveLength(1);
  });
});

describe('nobody signed in', () => {
  test('a 401 lets nothing more out', async () => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n === 57 ? 401 : 200));
    const all = range(120).map((n) => ask(`/${n}`));
    await advance(10_000);
    const results = await gists(all);
    // Those that were on their way together with the 57th are answered.
    expect(seen.length).toBeLessThanOrEqual(57 + 5);
    expect(results.filter((one) => one === 'signed-out')).toHaveLength(120 - seen.length);
    expect(gist(await ask('/more'))).toBe('signed-out');
  });

  test('the question whether somebody is there goes out, and a yes opens the queue', async () => {
    let status = 401;
    const { ask, advance, queue } = queueAndServer(() => status);
    queue.freeze('cloud');
    expect(gist(await ask('/x'))).toBe('signed-out');
    const no = ask('/users/me', { evenFrozen: true });
    await advance(100);
    expect(gist(await no)).toBe(401);
    expect(queue.status('cloud').isFrozen).toBe(true);
    status = 200;
    const yes = ask('/users/me', { evenFrozen: true });
    await advance(100);
    expect(gist(await yes)).toBe(200);
    expect(queue.status('cloud').isFrozen).toBe(false);
  });

  test('a 401 that means something else freezes nothing', async () => {
    const { ask, advance, queue } = queueAndServer(() => 401);
    const asked = ask('/rbac/check_permissions', { freezesOn401: false });
    await advance(100);
    expect(gist(await asked)).toBe(401);
    expect(queue.status('cloud').isFrozen).toBe(false);
  });

  test('freezes one control plane only, until it is resumed', async () => {
    const { ask, advance, queue } = queueAndServer(() => 200);
    queue.freeze('cloud');
    const other = ask('/x', { controlPlaneId: 'other' });
    const same = ask('/x');
    await advance(100);
    expect([gist(await other), gist(await same)]).toEqual([200, 'signed-out']);
    queue.resume('cloud');
    const again = ask('/x');
    await advance(100);
    expect(gist(await again)).toBe(200);
  });
});
