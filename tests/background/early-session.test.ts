// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cacheKey, progressKey, toStored } from '#lib/cache-entry.ts';
import { installLocks } from './fake-locks.ts';

const cloud = { controlPlaneId: 'zenml-cloud', userId: null };
const KEY = cacheKey(cloud, 'session', {});
const signedIn = (id: string) => ({ state: 'signed-in', user: { id } });

const keep = async (id: string) =>
  fakeBrowser.storage.session.set({
    [KEY]: await toStored({ updatedAt: Date.now(), staleAt: Date.now() + 60_000, data: signedIn(id) }),
  });

/** Each test is a worker of its own, which was just started. */
const start = async () => {
  vi.resetModules();
  const { earlySession } = await import('#lib/background/early-session.ts');
  const cache = await import('#lib/background/cache.ts');
  const get = vi.spyOn(fakeBrowser.storage.session, 'get');
  earlySession.begin();
  return { ...cache, asked: () => get.mock.calls.length };
};

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  installLocks();
  await keep('ada');
});

it('answers the first question from what was read before, and every one after anew', async () => {
  const { peekCache, asked } = await start();
  expect(await peekCache(cloud, 'session', {})).toMatchObject({ data: signedIn('ada') });
  expect(asked()).toBe(1);
  await keep('grace');
  expect(await peekCache(cloud, 'session', {})).toMatchObject({ data: signedIn('grace') });
  expect(asked()).toBe(2);
});

it('does so for whoever needs the account', async () => {
  const { readCache, asked } = await start();
  expect(await readCache(cloud, 'session', {})).toMatchObject({ data: signedIn('ada') });
  expect(asked()).toBe(1);
});

it('reads what else is asked for', async () => {
  const { readCache, asked } = await start();
  const ada = { controlPlaneId: 'zenml-cloud', userId: 'ada' };
  expect(await readCache(ada, 'people', {})).toBeNull();
  expect(await readCache({ ...cloud, controlPlaneId: 'other' }, 'session', {})).toBeNull();
  expect(asked()).toBe(3);
});

it.each<[string, (cache: Awaited<ReturnType<typeof start>>) => Promise<unknown>]>([
  [
    'who is signed in was stored',
    ({ writeCache }) => writeCache(cloud, 'session', {}, signedIn('grace'), 60_000),
  ],
  ['anything was forgotten', ({ purgeCache }) => purgeCache('zenml-cloud').then(() => keep('grace'))],
  ['answers were made old', ({ expireCache }) => expireCache(cloud, ['people']).then(() => keep('grace'))],
])('reads anew once %s', async (_, write) => {
  const cache = await start();
  await write(cache);
  expect(await cache.readCache(cloud, 'session', {})).toMatchObject({ data: signedIn('grace') });
});

it('reads anew once progress was stored', async () => {
  const { peekCache, writeProgress } = await start();
  const progress = [{ of: 'users', loaded: 1, total: 2 }];
  await writeProgress(cloud, 'session', {}, progress);
  expect(await fakeBrowser.storage.session.get(progressKey(KEY))).toEqual({ [progressKey(KEY)]: progress });
  expect(await peekCache(cloud, 'session', {})).toMatchObject({ progress });
});

it('reads anew what was read long ago', async () => {
  const { readCache } = await start();
  await keep('grace');
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
  expect(await readCache(cloud, 'session', {})).toMatchObject({ data: signedIn('grace') });
});

it('says once that the browser did not read, and reads again', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValueOnce(new Error('Corrupt'));
  const { readCache } = await start();
  await expect(readCache(cloud, 'session', {})).rejects.toThrow('Corrupt');
  expect(await readCache(cloud, 'session', {})).toMatchObject({ data: signedIn('ada') });
});
