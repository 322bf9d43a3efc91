// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changing } from '#lib/changing.ts';
import { controlPlanes } from '#lib/control-planes.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NO_POLICY, parsePolicy } from '#lib/model/policy.ts';
import { policy } from '#lib/policy.ts';
import { addedControlPlanes, editing } from '#lib/storage.ts';
import { installLocks } from './background/fake-locks.ts';

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  vi.restoreAllMocks();
});

const SELF_HOSTED = { dashboardOrigin: 'https://zenml.example.org', apiOrigin: 'https://zenml.example.org' };

describe('what an administrator wrote', () => {
  it('is nothing where nothing was written', () => {
    expect(parsePolicy({})).toEqual(NO_POLICY);
    expect(parsePolicy({ readOnly: false, bulkOff: false, somethingElse: 1 })).toEqual(NO_POLICY);
  });

  it('is read', () => {
    expect(parsePolicy({ readOnly: true, bulkOff: true, controlPlanes: [SELF_HOSTED] })).toEqual({
      isReadOnly: true,
      isBulkOff: true,
      controlPlanes: [expect.objectContaining(SELF_HOSTED)],
    });
  });

  it('of a switch that cannot be read counts as on, never as off', () => {
    for (const value of ['true', 1, {}, 'yes', 0]) {
      expect(parsePolicy({ readOnly: value, bulkOff: value })).toMatchObject({
        isReadOnly: true,
        isBulkOff: true,
      });
    }
  });

  it('names each control plane once, by its origins', () => {
    const listed = [
      { dashboardOrigin: 'https://zenml.example.org/' },
      SELF_HOSTED,
      { dashboardOrigin: 'https://cloud.zenml.io', apiOrigin: 'https://cloudapi.zenml.io' },
    ];
    expect(parsePolicy({ controlPlanes: listed }).controlPlanes).toEqual([
      expect.objectContaining(SELF_HOSTED),
      ZENML_CLOUD,
    ]);
  });

  it('gives each API to the first that names it, and ZenML’s own to none but its own dashboard', () => {
    const listed = [
      { dashboardOrigin: 'https://evil.example', apiOrigin: 'https://cloudapi.zenml.io' },
      SELF_HOSTED,
      { dashboardOrigin: 'https://other.example', apiOrigin: SELF_HOSTED.apiOrigin },
    ];
    expect(parsePolicy({ controlPlanes: listed }).controlPlanes).toEqual([
      expect.objectContaining(SELF_HOSTED),
    ]);
  });

  it.each([
    ['another scheme', [{ dashboardOrigin: 'http://zenml.example.org' }]],
    ['a path', [{ dashboardOrigin: 'https://zenml.example.org/path' }]],
    ['a user', [{ dashboardOrigin: 'https://me@zenml.example.org' }]],
    ['an API that is none', [{ dashboardOrigin: 'https://zenml.example.org', apiOrigin: 'x' }]],
    ['no origin', ['zenml.example.org', null, 7]],
    ['no list', 'https://zenml.example.org'],
    ['a dashboard with a wildcard', [{ ...SELF_HOSTED, dashboardOrigin: 'https://*.example' }]],
  ])('leaves out %s, and still lets nobody add one', (_, controlPlanes) => {
    expect(parsePolicy({ controlPlanes }).controlPlanes).toEqual([ZENML_CLOUD]);
  });
});

describe('the managed policy', () => {
  it('is read from the browser each time, and told when it changes', async () => {
    const told: boolean[] = [];
    const stop = policy.watch(({ isReadOnly }) => told.push(isReadOnly));
    expect(await policy.read()).toEqual(NO_POLICY);
    await browser.storage.managed.set({ readOnly: true });
    expect(await policy.read()).toMatchObject({ isReadOnly: true });
    await vi.waitFor(() => expect(told).toEqual([true]));
    stop();
    await browser.storage.managed.clear();
    expect(await policy.read()).toEqual(NO_POLICY);
    expect(told).toEqual([true]);
  });

  it('is none where Firefox has none', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    );
    expect(await policy.read()).toEqual(NO_POLICY);
  });

  it('that the browser cannot tell is not taken for none', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(new Error('IO error'));
    await expect(policy.read()).rejects.toThrow('IO error');
  });
});

describe('control planes that are fixed', () => {
  it('are the only ones, whatever was added, for as long as they are', async () => {
    await addedControlPlanes.write([{ ...SELF_HOSTED, dashboardOrigin: 'https://added.example.org' }]);
    const told: string[][] = [];
    const stop = controlPlanes.watch((all) => told.push(all.map(({ dashboardOrigin }) => dashboardOrigin)));
    await browser.storage.managed.set({ controlPlanes: [SELF_HOSTED] });
    await vi.waitFor(() => expect(told).toEqual([['https://zenml.example.org']]));
    expect(await controlPlanes.read()).toEqual([expect.objectContaining(SELF_HOSTED)]);
    await addedControlPlanes.write([]);
    expect(await controlPlanes.read()).toEqual([expect.objectContaining(SELF_HOSTED)]);
    stop();
    await browser.storage.managed.clear();
    expect(await controlPlanes.read()).toEqual([ZENML_CLOUD]);
  });
});

describe('a forced read-only', () => {
  it('turns editing off in every view, whatever was turned on, and gives it back', async () => {
    const here = changing(ZENML_CLOUD).editing;
    await editing.write([ZENML_CLOUD.id]);
    expect(await here.read()).toBe(true);
    const told: boolean[] = [];
    const stop = here.watch((isOn) => told.push(isOn));
    await browser.storage.managed.set({ readOnly: true });
    await vi.waitFor(() => expect(told).toEqual([false]));
    expect(await here.read()).toBe(false);
    await browser.storage.managed.clear();
    await vi.waitFor(() => expect(told).toEqual([false, true]));
    stop();
  });
});
