// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { gist, gists, queueAndServer, range } from '../fake-server.ts';

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
    const busy = range(5).map((n) => ask(`/${n}`));
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

  test('a read that is tried again is still the one that equal ones join', async () => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n === 1 ? 429 : 200));
    const all = [ask('/x')];
    await advance(200);
    all.push(ask('/x'));
    await advance(2000);
    expect(await gists(all)).toEqual([200, 200]);
    expect(seen).toHaveLength(2);
  });

  test('five tabs and the popup that ask the same ask once', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const all = range(6).flatMap((source) =>
      range(30).map((n) =>
        ask(`/${n}`, { source: `${source}`, priority: source === 5 ? 'interactive' : 'visible' }),
      ),
    );
    await advance(10_000);
    expect(await gists(all)).toEqual(Array(180).fill(200));
    expect(paths().sort()).toEqual(
      range(30)
        .map((n) => `/${n}`)
        .sort(),
    );
  });
});
