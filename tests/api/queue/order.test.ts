// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { gist, gists, queueAndServer, range } from '../fake-server.ts';

describe('what is sent when', () => {
  test('five bulk reads at a time; the sixth place is for what a person waits for', async () => {
    const { ask, advance, mostInFlight, starts, paths } = queueAndServer(() => 200);
    const bulk = range(20).map((n) => ask(`/${n}`, { priority: n % 2 ? 'visible' : 'prefetch' }));
    await advance(50);
    expect(mostInFlight()).toBe(5);
    const urgent = range(2).map((n) => ask(`/urgent${n}`, { priority: 'interactive' }));
    await advance(1000);
    expect(await gists([...bulk, ...urgent])).toEqual(Array(22).fill(200));
    expect(mostInFlight()).toBe(6);
    expect(paths()).toHaveLength(22);
    // The first finds its place free; the second takes the first that gets free.
    expect(starts()[paths().indexOf('/urgent0')]).toBe(50);
    expect(starts()[paths().indexOf('/urgent1')]).toBe(100);
  });

  test('six interactive reads at a time, each as soon as a place is free', async () => {
    const { ask, advance, log } = queueAndServer(() => 200, { latency: (n) => n * 10 });
    const all = range(7).map((n) => ask(`/${n}`, { priority: 'interactive' }));
    await advance(1000);
    await gists(all);
    expect(log).toEqual([
      ...range(6).map((n) => `0 > /${n}`),
      '10 < /0 200',
      '10 > /6',
      ...range(5).map((n) => `${(n + 2) * 10} < /${n + 1} 200`),
      '80 < /6 200',
    ]);
  });

  test('writes one by one, reads beside them', async () => {
    const { ask, advance, log } = queueAndServer(() => 200);
    const all = [ask('/a', { method: 'POST' }), ask('/b', { method: 'DELETE' }), ask('/c')];
    await advance(1000);
    expect(await gists(all)).toEqual([200, 200, 200]);
    expect(log).toEqual(['0 > /a', '0 > /c', '100 < /a 200', '100 > /b', '100 < /c 200', '200 < /b 200']);
  });

  test('interactive before visible before prefetch, each in order of arrival', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/busy${n}`, { priority: 'interactive' }));
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
    const busy = range(6).map((n) => ask(`/busy${n}`, { priority: 'interactive' }));
    const rest = [
      ask('/first'),
      ask('/second', { priority: 'prefetch' }),
      ask('/second', { priority: 'interactive' }),
    ];
    await advance(1000);
    await gists([...busy, ...rest]);
    expect(paths().slice(6)).toEqual(['/second', '/first']);
  });

  test('one that is asked for less urgently stays where it is', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/busy${n}`, { priority: 'interactive' }));
    const rest = [ask('/first'), ask('/second'), ask('/first', { priority: 'prefetch' })];
    await advance(1000);
    await gists([...busy, ...rest]);
    expect(paths().slice(6)).toEqual(['/first', '/second']);
  });

  test('nothing starves: bulk reads go out among interactive ones without end', async () => {
    const { ask, advance, paths, starts } = queueAndServer(() => 200);
    const urgent = range(1000).map((n) => ask(`/${n}`, { priority: 'interactive' }));
    const bulk = [ask('/prefetch', { priority: 'prefetch' }), ask('/visible')];
    let last = 1000;
    for (let second = 0; second < 22; second += 1) {
      // As many as are answered keep arriving.
      urgent.push(...range(60).map(() => ask(`/${last++}`, { priority: 'interactive' })));
      await advance(1000);
    }
    // Both have waited long; those who waited longer go first, and 1 of 4 sends is theirs.
    const sentAt = (path: string) => starts()[paths().indexOf(path)];
    expect(sentAt('/prefetch')).toBeGreaterThan(10_000);
    expect(sentAt('/prefetch')).toBeLessThan(17_000);
    expect(sentAt('/visible')).toBeLessThan(17_000);
    expect(paths()).not.toContain(`/${last - 1}`);
    await advance(60_000);
    expect(await gists(bulk)).toEqual([200, 200]);
    await Promise.all(urgent);
  });

  test('nothing passes before it has waited 10 s', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const all = [
      ...range(595).map((n) => ask(`/${n}`, { priority: 'interactive' })),
      ask('/prefetch', { priority: 'prefetch' }),
    ];
    await advance(20_000);
    expect(await gists(all)).toEqual(Array(596).fill(200));
    expect(paths().at(-1)).toBe('/prefetch');
  });

  test('control planes do not wait for each other', async () => {
    const { ask, advance, mostInFlight } = queueAndServer((request) =>
      request.url.endsWith('/held') ? 429 : 200,
    );
    const held = ask('/held', { controlPlaneId: 'held' });
    await advance(110);
    const all = range(12).map((n) =>
      ask(`/${n}`, { controlPlaneId: n % 2 ? 'a' : 'b', priority: 'interactive' }),
    );
    await advance(100);
    expect(await gists(all)).toEqual(Array(12).fill(200));
    expect(mostInFlight()).toBe(12);
    await advance(3_600_000);
    expect(gist(await held)).toBe('rate-limited');
  });
});

describe('equally urgent sources', () => {
  const jain = (shares: number[]): number =>
    shares.reduce((sum, one) => sum + one, 0) ** 2 /
    (shares.length * shares.reduce((sum, one) => sum + one ** 2, 0));
  const shares = (paths: string[], names: string[]) =>
    names.map((name) => paths.filter((path) => path.startsWith(`/${name}`)).length);

  test('take turns, so that a tab with a hundred questions does not shut out one with ten', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const busy = range(6).map((n) => ask(`/busy${n}`, { priority: 'interactive' }));
    await advance(0);
    const tab = (source: string, count: number) => range(count).map((n) => ask(`/${source}${n}`, { source }));
    const all = [...busy, ...tab('a', 100), ...tab('b', 40), ...tab('c', 10)];
    await advance(60_000);
    expect(await gists(all)).toEqual(Array(156).fill(200));
    const sent = paths().slice(6);
    for (let count = 9; count <= 30; count += 1)
      expect(jain(shares(sent.slice(0, count), ['a', 'b', 'c']))).toBeGreaterThanOrEqual(0.9);
    expect(shares(sent.slice(0, 30), ['a', 'b', 'c'])).toEqual([10, 10, 10]);
    expect(shares(sent.slice(0, 90), ['a', 'b', 'c'])).toEqual([40, 40, 10]);
  });

  test('a tab that comes late gets its share, and not what it did not ask for', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const early = range(100).map((n) => ask(`/a${n}`, { source: 'a' }));
    await advance(950);
    const late = range(20).map((n) => ask(`/b${n}`, { source: 'b' }));
    const before = paths().length;
    await advance(60_000);
    await gists([...early, ...late]);
    expect(shares(paths().slice(before, before + 40), ['a', 'b'])).toEqual([20, 20]);
  });

  test('each in its own order', async () => {
    const { ask, advance, paths } = queueAndServer(() => 200);
    const all = range(12).map((n) => ask(`/${n}`, { source: n < 9 ? 'a' : 'b' }));
    await advance(1000);
    await gists(all);
    expect(paths().slice(0, 5)).toEqual(['/0', '/1', '/2', '/3', '/4']);
    expect(paths().slice(5)).toEqual(['/5', '/9', '/6', '/10', '/7', '/11', '/8']);
  });
});
