// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWalks, totalsOf } from '#lib/background/walks.ts';
import type { Progress } from '#lib/protocol.ts';

function walks(totals: Record<string, number> = {}) {
  const told: Progress[][] = [];
  const created = createWalks(totals, async (progress) => void told.push(progress));
  const settled = () => vi.advanceTimersByTimeAsync(500);
  return { ...created, told, settled, last: () => told.at(-1) };
}

describe('the progress of walks', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is nothing for a walk of one page', async () => {
    const { start, end, told } = walks();
    start('members').end();
    await end();
    expect(told).toEqual([]);
  });

  it('is told with each page, but not too often, and ends with the answer', async () => {
    const { start, end, told, settled } = walks();
    const walk = start('members');
    walk.read(100);
    walk.read(200);
    await settled();
    walk.read(300);
    await settled();
    await end();
    expect(told).toEqual([
      [{ of: 'members', loaded: 100, total: null }],
      [{ of: 'members', loaded: 300, total: null }],
      [],
    ]);
  });

  it('is told as often when the clock is put back', async () => {
    const { start, last, settled } = walks();
    const walk = start('members');
    walk.read(100);
    await settled();
    vi.setSystemTime(Date.now() - 26 * 3_600_000);
    walk.read(200);
    await settled();
    expect(last()).toEqual([{ of: 'members', loaded: 200, total: null }]);
  });

  it('has the total of an earlier whole answer, until there are more', async () => {
    const { start, last, settled } = walks({ members: 250 });
    const walk = start('members');
    walk.read(100);
    await settled();
    expect(last()).toEqual([{ of: 'members', loaded: 100, total: 250 }]);
    walk.read(300);
    await settled();
    expect(last()).toEqual([{ of: 'members', loaded: 300, total: null }]);
  });

  it('adds up walks of one kind and never goes back when one of them ends', async () => {
    const { start, last, settled } = walks();
    const [first, second, other] = [start('teamMembers'), start('teamMembers'), start('roles')];
    first.read(100);
    await settled();
    first.end();
    second.read(100);
    await settled();
    expect(last()).toEqual([{ of: 'teamMembers', loaded: 200, total: null }]);
    second.end();
    other.read(25);
    await settled();
    expect(last()).toEqual([{ of: 'roles', loaded: 25, total: null }]);
  });

  it('knows the totals of a whole answer', () => {
    expect(totalsOf('workspaces', { items: [1, 2] }).workspaces).toBe(2);
    expect(totalsOf('people', { people: { items: [1] }, teams: { items: [1, 2] } })).toMatchObject({
      members: 1,
      teams: 2,
    });
    expect(totalsOf('workspaces', null).workspaces).toBeUndefined();
    expect(Object.values(totalsOf('access', { teams: [1, 2], items: 'three' })).filter(Boolean)).toEqual([]);
  });
});
