// @vitest-environment node
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { KeptPage } from '#lib/api/kept-walk.ts';
import { purgeCache, readCache, writeCache } from '#lib/background/cache.ts';
import { createKeptWalks } from '#lib/background/kept-walks.ts';
import { installLocks } from './fake-locks.ts';
import { limitStorage, signIn, storedSizes, sum } from './session-storage.ts';

const LIMITS = vi.hoisted(() => ({ MAX_BYTES: 40_000, MAX_ENTRY_BYTES: 15_000, MAX_INDEX_BYTES: 10_000 }));
vi.mock('#lib/background/cache-limits.ts', () => LIMITS);

const WALK = { controlPlaneId: 'cloud', identity: 'ada', list: 'workspaces/{}' };
const KEY = 'walk/cloud/ada/workspaces/{}';
const MINUTE = 60_000;
const { session } = fakeBrowser.storage;
const ada = { controlPlaneId: 'cloud', userId: 'ada' };

const page = (number: number, size = 10): KeptPage<unknown> => ({
  position: number === 1 ? null : { offset: number * 99, limit: 100 },
  page: { rows: [{ key: `id:${number}`, item: { id: `${number}`, text: 'x'.repeat(size) } }], drift: 0 },
});
const pages = (count: number) => Array.from({ length: count }, (_, index) => page(index + 1));

/** A worker that keeps so many pages, one after the other. */
async function keep(count: number, walk = WALK, size = 10): Promise<void> {
  const walks = createKeptWalks();
  for (let number = 1; number <= count; number += 1) await walks.keep(walk, number, page(number, size));
}
/** What the next worker finds. */
const found = (walk = WALK, maxAge = 10 * MINUTE) => createKeptWalks().read(walk, maxAge);
const storedPages = async () => [...(await storedSizes('walk/')).keys()];

beforeEach(async () => {
  vi.useFakeTimers({ now: 1e12, toFake: ['Date'] });
  fakeBrowser.reset();
  installLocks();
  await signIn('ada');
});
afterEach(() => vi.useRealTimers());

describe('the pages of a walk', () => {
  it('are there for the next worker, one key for each, until the walk is whole', async () => {
    await keep(3);
    expect(await found()).toEqual(pages(3));
    expect(await storedPages()).toEqual([`${KEY}#1`, `${KEY}#2`, `${KEY}#3`]);
    const walks = createKeptWalks();
    await walks.drop(WALK);
    expect(await storedPages()).toEqual([]);
    expect(await walks.read(WALK, MINUTE)).toEqual([]);
  });

  it('are of one list, one account and one control plane', async () => {
    await keep(2);
    for (const other of [{ list: 'teams/{}' }, { identity: 'grace' }, { controlPlaneId: 'own' }]) {
      expect(await found({ ...WALK, ...other })).toEqual([]);
    }
  });

  it('are gone on with for as long as is asked for, by a clock that was not put back', async () => {
    await keep(2);
    vi.setSystemTime(1e12 + 3 * MINUTE);
    await createKeptWalks().keep(WALK, 3, page(3));
    vi.setSystemTime(1e12 + 12 * MINUTE);
    expect(await found()).toHaveLength(3);
    expect(await found(WALK, 2 * MINUTE)).toEqual([]);
    expect(await storedPages()).toEqual([]);
    await keep(1);
    vi.setSystemTime(1e12);
    expect(await found()).toEqual([]);
  });

  it('have no gap, whoever else keeps pages of the same list', async () => {
    await keep(2);
    const walks = createKeptWalks();
    await walks.keep(WALK, 4, page(4));
    await walks.keep(WALK, 2, page(2));
    expect(await found()).toEqual(pages(2));
    await walks.keep(WALK, 1, page(1));
    expect(await storedPages()).toEqual([`${KEY}#1`]);
    expect(await found()).toEqual(pages(1));
  });

  it('cost no look into storage where there are none', async () => {
    const walks = createKeptWalks();
    await walks.read(WALK, MINUTE);
    const get = vi.spyOn(session, 'get');
    for (const list of ['a', 'b', 'c']) expect(await walks.read({ ...WALK, list }, MINUTE)).toEqual([]);
    await walks.drop(WALK);
    expect(get).not.toHaveBeenCalled();
    get.mockRestore();
  });
});

describe('an account', () => {
  it('that is signed out leaves no page, nor does one that comes late', async () => {
    await keep(2);
    await purgeCache('cloud', null);
    await createKeptWalks().keep(WALK, 3, page(3));
    await createKeptWalks().keep(WALK, 1, page(1));
    expect(await storedPages()).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('that takes the place of another finds none of its pages', async () => {
    await keep(2);
    await purgeCache('cloud', 'grace');
    await signIn('grace');
    expect(await found({ ...WALK, identity: 'grace' })).toEqual([]);
    await createKeptWalks().keep(WALK, 1, page(1));
    expect(await storedPages()).toEqual([]);
  });
});

describe('room', () => {
  const write = (query: string, size: number) =>
    writeCache(ada, query, {}, { text: 'x'.repeat(size) }, MINUTE);

  it('for answers is made by walks first, all pages of one', async () => {
    await write('old', 12_000);
    await keep(3, { ...WALK, list: 'a' }, 4_000);
    await keep(2, { ...WALK, list: 'b' }, 4_000);
    await write('new', 12_000);
    expect(await found({ ...WALK, list: 'a' })).toEqual([]);
    expect(await found({ ...WALK, list: 'b' })).toHaveLength(2);
    expect(await readCache(ada, 'old', {})).not.toBeNull();
  });

  it('for pages is made by no answer: those that have none are not kept, those before them are', async () => {
    for (const query of ['a', 'b']) await write(query, 13_000);
    await keep(5, WALK, 4_000);
    expect(await found()).toHaveLength(2);
    for (const query of ['a', 'b']) expect(await readCache(ada, query, {})).not.toBeNull();
    expect(sum(await storedSizes('walk/')) + sum(await storedSizes('cache/'))).toBeLessThanOrEqual(
      LIMITS.MAX_BYTES,
    );
  });

  it('in a full memory there is none, and nothing is said to be there', async () => {
    const free = limitStorage();
    await session.set({ other: 'x'.repeat(10_485_000 - JSON.stringify(await session.get(null)).length) });
    await keep(2, WALK, 1_000);
    expect(await found()).toEqual([]);
    expect(await storedPages()).toEqual([]);
    free();
  });
});

describe('broken', () => {
  it('pages of whatever shape are let go of, all of the walk', async () => {
    const packed = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((text) => `~${text}`),
    );
    const broken = fc.oneof(
      fc.jsonValue().filter((value) => value !== null),
      fc.record({ version: fc.constantFrom(0, 1, 2), keptAt: fc.constantFrom(1e12, 'x', 2e12), packed }),
    );
    await fc.assert(
      fc.asyncProperty(broken, fc.nat(2), async (value, index) => {
        await keep(3);
        await session.set({ [`${KEY}#${index + 1}`]: value });
        expect(await found()).toEqual([]);
        expect(await storedPages()).toEqual([]);
      }),
    );
  });

  it.each([1, 2, 3])('a walk without its page %i is let go of', async (number) => {
    await keep(3);
    await session.remove(`${KEY}#${number}`);
    expect(await found()).toEqual([]);
  });

  it('an index loses the walks, and nothing stays behind', async () => {
    await keep(3);
    await session.remove('cache-index');
    expect(await found()).toEqual([]);
    await writeCache(ada, 'a', {}, {}, MINUTE);
    expect(await storedPages()).toEqual([]);
  });
});
