import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { installLocks } from './background/fake-locks.ts';

const OWN = { dashboardOrigin: 'https://zenml.example.org', apiOrigin: 'https://zenml.example.org' };

/** Each test is a worker of its own, which was just started. */
const start = async () => {
  vi.resetModules();
  const { readControlPlanesEarly } = await import('#lib/early-reads.ts');
  readControlPlanesEarly();
  const { addedControlPlanes, editing } = await import('#lib/storage.ts');
  const { controlPlanes } = await import('#lib/control-planes.ts');
  const { policy } = await import('#lib/policy.ts');
  return { addedControlPlanes, controlPlanes, editing, policy };
};

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  installLocks();
});

it('answers the first who asks from what was read before, and everybody after anew', async () => {
  const stored = vi.spyOn(fakeBrowser.storage.local, 'get');
  const managed = vi.spyOn(fakeBrowser.storage.managed, 'get');
  const { controlPlanes } = await start();
  expect((await controlPlanes.read()).map(({ id }) => id)).toEqual([ZENML_CLOUD.id]);
  expect([stored.mock.calls.length, managed.mock.calls.length]).toEqual([1, 1]);
  await fakeBrowser.storage.local.set({ 'control-planes': [OWN] });
  expect(await controlPlanes.read()).toHaveLength(2);
  expect([stored.mock.calls.length, managed.mock.calls.length]).toEqual([2, 2]);
});

it('leaves alone what else is stored', async () => {
  const { editing } = await start();
  await fakeBrowser.storage.local.set({ editing: ['zenml-cloud'] });
  expect(await editing.read()).toEqual(['zenml-cloud']);
});

it('changes what is there, not what was read', async () => {
  const { addedControlPlanes } = await start();
  await fakeBrowser.storage.local.set({ 'control-planes': [OWN] });
  await addedControlPlanes.update((before) => [...before, OWN]);
  expect(await addedControlPlanes.read()).toHaveLength(2);
});

it('asks anew once it was written', async () => {
  const { addedControlPlanes } = await start();
  await addedControlPlanes.write([OWN]);
  expect(await addedControlPlanes.read()).toEqual([OWN]);
});

it('asks anew once the browser told of a change', async () => {
  const { addedControlPlanes } = await start();
  const told = vi.fn();
  addedControlPlanes.watch(told);
  await fakeBrowser.storage.local.set({ 'control-planes': [OWN] });
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  expect(await addedControlPlanes.read()).toEqual([OWN]);
});

it('asks anew what was read long ago', async () => {
  const { addedControlPlanes } = await start();
  await fakeBrowser.storage.local.set({ 'control-planes': [OWN] });
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
  expect(await addedControlPlanes.read()).toEqual([OWN]);
});

it('says once that the browser did not read, and asks again', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('Corrupt'));
  const { addedControlPlanes } = await start();
  await expect(addedControlPlanes.read()).rejects.toThrow('Corrupt');
  expect(await addedControlPlanes.read()).toEqual([]);
});
