import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

beforeEach(() => {
  fakeBrowser.reset();
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(fakeBrowser, 'extension');
});

/** The area as a page or worker of ours has it that begins now. */
async function area(isPrivate: boolean, protocol = 'chrome-extension:') {
  Object.assign(fakeBrowser, { extension: { inIncognitoContext: isPrivate } });
  vi.stubGlobal('location', { protocol });
  const { sessionArea } = await import('#lib/session-area.ts');
  return sessionArea();
}

describe('the memory of a private window', () => {
  it('is none that the normal ones have, and none of theirs', async () => {
    await (await area(false)).set({ 'cache/one': 'Ada’s' });
    const own = await area(true);
    expect(await own.get(null)).toEqual({});
    await own.set({ 'cache/one': 'Bram’s', queue: { sent: 1 } });
    expect(await own.get(['cache/one', 'none'])).toEqual({ 'cache/one': 'Bram’s' });
    expect(await (await area(false)).get(null)).toEqual({ 'cache/one': 'Ada’s' });
  });

  it('is read, let go of and found anew like the browser’s own', async () => {
    const own = await area(true);
    await own.set({ a: 1, b: null, c: [{}] });
    expect(await own.get(null)).toEqual({ a: 1, b: null, c: [{}] });
    expect(await own.get('a')).toEqual({ a: 1 });
    expect((await own.getKeys?.())?.sort()).toEqual(['a', 'b', 'c']);
    await own.set({ a: 2 });
    await own.remove('b');
    await own.remove(['c', 'none']);
    expect(await own.get(null)).toEqual({ a: 2 });
    // As the next worker finds it.
    vi.resetModules();
    const next = await area(true);
    expect(await next.get(null)).toEqual({ a: 2 });
    await next.clear();
    expect(await next.get(null)).toEqual({});
  });

  it('stores all of what is set at once, or nothing', async () => {
    const own = await area(true);
    await expect(own.set({ good: 1, bad: () => 1 })).rejects.toThrow();
    expect(await own.get(null)).toEqual({});
  });

  it('is never put into the database of a page', async () => {
    expect(await area(true, 'https:')).toBe(fakeBrowser.storage.session);
  });
});
