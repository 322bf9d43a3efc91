// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answer, gist, gists, queueAndServer } from '../fake-server.ts';

describe('trying again', () => {
  test.each([408, 502, 503, 504])('a GET after %i', async (status) => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n < 3 ? status : 200));
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe(200);
    expect(seen).toHaveLength(3);
  });

  test('waits for a random time that doubles', async () => {
    const { ask, advance, starts } = queueAndServer((_, n) => (n < 3 ? 503 : 200));
    const asked = ask('/x');
    await advance(10_000);
    expect(gist(await asked)).toBe(200);
    expect(starts()).toEqual([0, 100 + 500, 700 + 1000]);
  });

  test('leaves its place to others meanwhile', async () => {
    const { ask, advance, log } = queueAndServer((_, n) => (n === 1 ? 503 : 200));
    const first = ask('/x');
    await advance(150);
    const second = ask('/y');
    await advance(1000);
    expect(await gists([first, second])).toEqual([200, 200]);
    expect(log).toEqual(['0 > /x', '100 < /x 503', '150 > /y', '250 < /y 200', '600 > /x', '700 < /x 200']);
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
