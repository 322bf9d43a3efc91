import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cacheKey } from '#lib/cache-entry.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { installLocks } from './background/fake-locks.ts';

/** Each test is a page of its own. */
const open = async () => {
  vi.resetModules();
  const { readEarly } = await import('#lib/early-reads.ts');
  readEarly();
  const storage = await import('#lib/storage.ts');
  const { policy } = await import('#lib/policy.ts');
  const early = await import('#lib/early-reads.ts');
  return { ...storage, policy, ...early };
};

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  history.replaceState(null, '', '/popup.html');
});
afterEach(() => {
  globalThis.sidecarReads = undefined;
  vi.restoreAllMocks();
});

it('answers the first who asks from what was read before, and everybody after anew', async () => {
  await fakeBrowser.storage.local.set({ 'last-control-plane': 'zenml-cloud', editing: ['zenml-cloud'] });
  const read = vi.spyOn(fakeBrowser.storage.local, 'get');
  const { lastControlPlane, editing } = await open();
  expect(await lastControlPlane.read()).toBe('zenml-cloud');
  expect(await editing.read()).toEqual(['zenml-cloud']);
  expect(read).toHaveBeenCalledTimes(1);
  await fakeBrowser.storage.local.set({ editing: [] });
  expect(await editing.read()).toEqual([]);
  expect(read).toHaveBeenCalledTimes(2);
});

it('changes a setting as it is, not as it was read', async () => {
  const { editing } = await open();
  await fakeBrowser.storage.local.set({ editing: ['zenml-cloud'] });
  await editing.update((before) => [...before, 'zenml-staging']);
  await editing.read();
  expect(await editing.read()).toEqual(['zenml-cloud', 'zenml-staging']);
});

it('says once that the browser did not read, and asks again', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('Corrupt'));
  const { editing } = await open();
  await expect(editing.read()).rejects.toThrow('Corrupt');
  expect(await editing.read()).toEqual([]);
});

it('reads the policy early, too', async () => {
  const read = vi.spyOn(fakeBrowser.storage.managed, 'get');
  const { policy } = await open();
  await policy.read();
  expect(read).toHaveBeenCalledTimes(1);
  await policy.read();
  expect(read).toHaveBeenCalledTimes(2);
});

it('reads the tab that the address names, else the active one', async () => {
  const named = await fakeBrowser.tabs.create({ url: 'https://cloud.zenml.io/a', active: false });
  history.replaceState(null, '', `/popup.html?tab=${named.id}`);
  const { takeTab } = await open();
  expect((await takeTab())?.id).toBe(named.id);
  expect(takeTab()).toBeUndefined();
});

it('leaves the memory of a private window to those who know where it is', async () => {
  vi.spyOn(fakeBrowser.extension, 'inIncognitoContext', 'get').mockReturnValue(true);
  const read = vi.spyOn(fakeBrowser.storage.session, 'get');
  const { takeStored } = await open();
  expect(takeStored('session', 'popup-view')).toBeUndefined();
  expect(read).not.toHaveBeenCalled();
});

it('keeps nothing for where nothing was read', async () => {
  vi.resetModules();
  const { takeStored, takeManaged, takeTab } = await import('#lib/early-reads.ts');
  expect([takeStored('local', 'editing'), takeManaged(), takeTab()]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('reads who is signed in early, where views look for it', async () => {
  await fakeBrowser.storage.session.set({
    [cacheKey({ controlPlaneId: ZENML_CLOUD.id, userId: null }, 'session', {})]: 'x',
  });
  const read = vi.spyOn(fakeBrowser.storage.session, 'get');
  await open();
  const { peekStorage } = await import('#lib/peek-storage.ts');
  await peekStorage(ZENML_CLOUD, 'session', {});
  expect(read).toHaveBeenCalledTimes(1);
  await peekStorage(ZENML_CLOUD, 'session', {});
  expect(read).toHaveBeenCalledTimes(2);
});

it('asks anew what was written since, and what was read long ago', async () => {
  await fakeBrowser.storage.local.set({ editing: ['zenml-cloud'], production: ['zenml-cloud/a'] });
  const { editing, production } = await open();
  await editing.write([]);
  expect(await editing.read()).toEqual([]);
  await fakeBrowser.storage.local.set({ production: [] });
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
  expect(await production.read()).toEqual([]);
});

it('reads for the worker what it answers nobody without', async () => {
  vi.resetModules();
  const read = vi.spyOn(fakeBrowser.storage.local, 'get');
  const { readControlPlanesEarly } = await import('#lib/early-reads.ts');
  readControlPlanesEarly();
  const { controlPlanes } = await import('#lib/control-planes.ts');
  expect((await controlPlanes.read()).map(({ id }) => id)).toContain(ZENML_CLOUD.id);
  expect(read).toHaveBeenCalledTimes(1);
  await controlPlanes.read();
  expect(read).toHaveBeenCalledTimes(2);
});
