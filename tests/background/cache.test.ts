// @vitest-environment node
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { purgeCache, readCache, writeCache } from '#lib/background/cache.ts';
import { cacheKey, toStored } from '#lib/cache-entry.ts';
import { installLocks } from './fake-locks.ts';
import { entryOfVersion, limitStorage, signIn, storedSizes, sum } from './session-storage.ts';

const LIMITS = vi.hoisted(() => ({ MAX_BYTES: 40_000, MAX_ENTRY_BYTES: 15_000, MAX_INDEX_BYTES: 10_000 }));
vi.mock('#lib/background/cache-limits.ts', () => LIMITS);

const ada = { controlPlaneId: 'cloud', userId: 'ada' };
const of = (size: number, mark: unknown = 0) => ({ mark, text: 'x'.repeat(size) });
const write = (query: string, data: object, identity = ada) => writeCache(identity, query, {}, data, 60_000);
const read = async (query: string, identity = ada) => (await readCache(identity, query, {}))?.data ?? null;
const { session } = fakeBrowser.storage;

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  await signIn('ada');
});

describe('room', () => {
  it('is made by what was used least recently, and reading counts as use without writing', async () => {
    for (const query of ['a', 'b', 'c']) await write(query, of(12_000));
    const set = vi.spyOn(session, 'set');
    await read('a');
    expect(set).not.toHaveBeenCalled();
    set.mockRestore();
    await write('d', of(12_000));
    expect(
      await Promise.all(['a', 'b', 'c', 'd'].map(async (query) => (await read(query)) !== null)),
    ).toEqual([true, false, true, true]);
  });

  it('is not made for an answer that is too large: it is answered, and what was there stays', async () => {
    await write('a', of(10));
    expect(await write('a', of(16_000))).toMatchObject({ isStored: false, entry: { data: of(16_000) } });
    expect(await read('a')).toEqual(of(10));
  });

  it('is never made by the session', async () => {
    for (let number = 0; number < 10; number += 1) await write(`q${number}`, of(14_000));
    expect(await readCache({ ...ada, userId: null }, 'session', {})).not.toBeNull();
  });

  it('is kept free of an index that grows: many small answers go too', async () => {
    for (let number = 0; number < 300; number += 1) await write(`query-${number}`, of(1));
    const index = (await session.get('cache-index'))['cache-index'];
    expect(JSON.stringify(index).length).toBeLessThan(1.5 * LIMITS.MAX_INDEX_BYTES);
    expect(await read('query-299')).not.toBeNull();
    expect(await read('query-0')).toBeNull();
  });
});

describe('a full memory', () => {
  it('of others: what is answered is not stored, and is once there is room again', async () => {
    const free = limitStorage();
    await session.set({ other: 'x'.repeat(10_400_000) });
    await session.set({
      more: 'x'.repeat(10_485_760 - 300 - JSON.stringify(await session.get(null)).length),
    });
    expect(await write('a', of(5_000))).toMatchObject({ isStored: false, entry: { data: of(5_000) } });
    expect(await read('a')).toBeNull();
    await session.remove(['other', 'more']);
    expect((await write('a', of(5_000))).isStored).toBe(true);
    free();
  });

  it('of others and our own: the older half of ours makes room', async () => {
    for (const query of ['a', 'b', 'c']) await write(query, of(9_000));
    const free = limitStorage();
    await session.set({
      other: 'x'.repeat(10_485_760 - 1_000 - JSON.stringify(await session.get(null)).length),
    });
    expect((await write('d', of(9_000))).isStored).toBe(true);
    expect(await read('a')).toBeNull();
    expect(await read('c')).not.toBeNull();
    free();
  });
});

describe('writers at the same time', () => {
  it('lose nothing: 20 of them', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `q${index}`);
    await Promise.all(names.map((query) => write(query, of(5, query))));
    for (const query of names) expect(await read(query)).toEqual(of(5, query));
    const index = JSON.parse(String((await session.get('cache-index'))['cache-index']));
    expect(index).toHaveLength(21);
  });

  it('leave the last answer, however large the one before it is', async () => {
    await Promise.all([write('a', of(14_000, 1)), write('a', of(1, 2))]);
    expect(await read('a')).toEqual(of(1, 2));
  });
});

describe('accounts', () => {
  it('that are not signed in have nothing stored', async () => {
    expect((await write('a', of(1), { ...ada, userId: 'grace' })).isStored).toBe(false);
    const writing = write('a', of(1));
    await purgeCache('cloud', 'grace');
    await writing;
    expect((await write('b', of(1))).isStored).toBe(false);
    expect([...(await storedSizes('cache/')).keys()]).toEqual([]);
  });

  it('of other control planes are left alone', async () => {
    await signIn('ada', 'own');
    await write('a', of(1), { controlPlaneId: 'own', userId: 'ada' });
    await purgeCache('cloud');
    expect(await read('a', { controlPlaneId: 'own', userId: 'ada' })).toEqual(of(1));
  });
});

describe('what is no entry', () => {
  const key = cacheKey(ada, 'a', {});

  it.each([undefined, null, 0, 1, 3, '2', {}])('of version %j is dropped', async (version) => {
    await session.set({ [key]: await entryOfVersion(version, of(1)) });
    expect(await read('a')).toBeNull();
    expect((await session.get(key))[key]).toBeUndefined();
  });

  it('of whatever shape is dropped, and the next answer stored', async () => {
    const broken = fc.oneof(
      fc.jsonValue().filter((value) => value !== null),
      fc.record({
        version: fc.constant(2),
        updatedAt: fc.oneof(fc.nat(), fc.string()),
        staleAt: fc.oneof(fc.nat(), fc.constant(null)),
        packed: fc.oneof(
          fc.string(),
          fc.string().map((text) => `~${text}`),
          fc.json(),
          fc.jsonValue(),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(broken, async (value) => {
        await session.set({ [key]: value });
        const found = await readCache(ada, 'a', {});
        // JSON of an object in an entry is an entry.
        if (found) expect(typeof found.data).toBe('object');
        else expect((await session.get(key))[key]).toBeUndefined();
        expect((await write('a', of(3))).isStored).toBe(true);
        expect(await read('a')).toEqual(of(3));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the index', () => {
  it.each([
    undefined,
    'text',
    '[]',
    '[[1]]',
    '[["a",-1,0]]',
    '{}',
    5,
    { a: 1 },
    '[["cache/cloud/ada/gone/{}",1,0]]',
  ])('lost, as %j: nothing else is, and the limit holds again', async (lost) => {
    vi.resetModules();
    const next = await import('#lib/background/cache.ts');
    for (const query of ['a', 'b', 'c']) await write(query, of(12_000));
    await session.remove('cache-index');
    if (lost !== undefined) await session.set({ 'cache-index': lost });
    expect(await read('a')).toEqual(of(12_000));
    await next.writeCache(ada, 'd', {}, of(12_000), 1);
    expect(sum(await storedSizes('cache/'))).toBeLessThanOrEqual(LIMITS.MAX_BYTES);
    expect(await read('d')).not.toBeNull();
    expect(await read('a')).toBeNull();
    expect(await read('c')).not.toBeNull();
  });

  it('lost, and the first answer after it too large to be kept: the limit holds from the next one on', async () => {
    vi.resetModules();
    const next = await import('#lib/background/cache.ts');
    // More than may be kept, as nobody made room for it.
    for (let number = 0; number < 6; number += 1) {
      const entry = await toStored({ updatedAt: number, staleAt: 9e15, data: of(12_000) });
      await session.set({ [cacheKey(ada, `q${number}`, {})]: entry });
    }
    await session.set({ 'cache-index': '[]' });
    expect((await next.writeCache(ada, 'huge', {}, of(16_000), 1)).isStored).toBe(false);
    expect((await next.writeCache(ada, 'new', {}, of(10), 1)).isStored).toBe(true);
    expect(sum(await storedSizes('cache/'))).toBeLessThanOrEqual(LIMITS.MAX_BYTES);
    expect(await read('q0')).toBeNull();
    expect(await read('q5')).not.toBeNull();
  });
});
