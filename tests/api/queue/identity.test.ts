// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answer, gist, gists, queueAndServer, range } from '../fake-server.ts';

describe('nobody signed in', () => {
  test('a 401 lets nothing more out', async () => {
    const { ask, advance, seen } = queueAndServer((_, n) => (n === 57 ? 401 : 200));
    const all = range(120).map((n) => ask(`/${n}`));
    await advance(10_000);
    const results = await gists(all);
    // Those that were on their way together with the 57th are answered.
    expect(seen.length).toBe(57 + 4);
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

describe('another account', () => {
  const mine = { identity: 'me' };
  const theirs = { identity: 'them' };

  test('takes from the earlier one what waits and what is on its way', async () => {
    const { ask, advance, queue, seen, paths } = queueAndServer(() => 200);
    const old = range(8).map((n) => ask(`/old${n}`, theirs));
    const own = [ask('/own', mine), ask('/whoami', { identity: '' })];
    await advance(50);
    queue.keepOnly('cloud', 'me');
    expect(await gists(old)).toEqual(Array(8).fill('other-identity'));
    expect(seen.map(({ signal }) => signal.aborted)).toEqual([...Array(5).fill(true), false, false]);
    await advance(100);
    expect(await gists(own)).toEqual([200, 200]);
    expect(paths().slice(5)).toEqual(['/own', '/whoami']);
  });

  test('leaves a write on its way alone, and drops one that was not sent', async () => {
    const { ask, advance, queue, seen } = queueAndServer(() => 200);
    const sent = ask('/sent', { ...theirs, method: 'POST' });
    const queued = ask('/queued', { ...theirs, method: 'POST' });
    await advance(50);
    queue.keepOnly('cloud', 'me');
    expect(gist(await queued)).toBe('other-identity');
    expect(seen[0]?.signal.aborted).toBe(false);
    await advance(1000);
    expect(gist(await sent)).toBe(200);
    expect(seen).toHaveLength(1);
  });

  test('is asked for anew: an equal question of the earlier one is not joined', async () => {
    const { ask, advance, queue, seen } = queueAndServer(() => 200);
    const before = ask('/x', theirs);
    await advance(50);
    queue.keepOnly('cloud', 'me');
    queue.keepOnly('cloud', 'them');
    const after = ask('/x', theirs);
    await advance(100);
    expect([gist(await before), gist(await after)]).toEqual(['other-identity', 200]);
    expect(seen).toHaveLength(2);
  });

  test('leaves other control planes alone', async () => {
    const { ask, advance, queue } = queueAndServer(() => 200);
    const other = ask('/x', { ...theirs, controlPlaneId: 'other' });
    await advance(50);
    queue.keepOnly('cloud', 'me');
    await advance(50);
    expect(gist(await other)).toBe(200);
  });

  test('ends a pause’s waiting too', async () => {
    const limited = answer(429, {}, { 'retry-after': '5' });
    const { ask, advance, queue, seen } = queueAndServer(() => limited);
    const asked = ask('/x', theirs);
    await advance(1000);
    expect(queue.status('cloud').waiting).toBe(1);
    queue.keepOnly('cloud', 'me');
    expect(gist(await asked)).toBe('other-identity');
    expect(queue.status('cloud').waiting).toBe(0);
    await advance(10_000);
    expect(seen).toHaveLength(1);
  });
});
