// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { gist, queueAndServer } from '../fake-server.ts';

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
