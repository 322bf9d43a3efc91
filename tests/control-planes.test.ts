// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { controlPlanes, pickControlPlane } from '#lib/control-planes.ts';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';

beforeEach(() => fakeBrowser.reset());

const OWN = { dashboardOrigin: 'https://zenml.example', apiOrigin: 'https://zenml.example' };

describe('the control planes', () => {
  it('are ZenML’s own, and then those that were added', async () => {
    expect(await controlPlanes.read()).toEqual([ZENML_CLOUD]);
    const heard = vi.fn();
    const stop = controlPlanes.watch(heard);
    const { dashboardOrigin, apiOrigin } = ZENML_STAGING;
    await fakeBrowser.storage.local.set({ 'control-planes': [OWN, { dashboardOrigin, apiOrigin }] });
    const all = [ZENML_CLOUD, { id: 'at-zenml.example', name: 'zenml.example', ...OWN }, ZENML_STAGING];
    expect(await controlPlanes.read()).toEqual(all);
    expect(heard).toHaveBeenCalledExactlyOnceWith(all);
    stop();
  });

  it('are ZenML’s own alone when what is stored is none of it', async () => {
    await fakeBrowser.storage.local.set({ 'control-planes': 'https://evil.example' });
    expect(await controlPlanes.read()).toEqual([ZENML_CLOUD]);
  });

  it('are picked by the first id that is known', () => {
    const all = [ZENML_CLOUD, ZENML_STAGING];
    expect(pickControlPlane(all, null, 'gone', 'zenml-staging', 'zenml-cloud')).toBe(ZENML_STAGING);
    expect(pickControlPlane(all, undefined, 'gone')).toBe(ZENML_CLOUD);
  });
});
