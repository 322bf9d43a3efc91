// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addControlPlane } from '#lib/background/control-planes/add-control-plane.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { policy } from '#lib/policy.ts';

const DASHBOARD = 'https://zenml.example';
const remove = vi.fn(async () => true);
const probe = vi.fn();
const dependencies = { probe, isDocumented: vi.fn(), isProven: vi.fn(), forget: vi.fn() };

beforeEach(async () => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  vi.spyOn(policy, 'read').mockResolvedValue(NO_POLICY);
  fakeBrowser.permissions.remove = remove;
  const there = { dashboardOrigin: DASHBOARD, apiOrigin: DASHBOARD };
  await fakeBrowser.storage.local.set({ 'control-planes': [there] });
});

it('gives back the other API’s host of a control plane that is there already, and keeps what that one needs', async () => {
  const origins = { dashboardOrigin: DASHBOARD, apiOrigin: 'https://api.zenml.example' };
  expect(await addControlPlane(origins, dependencies)).toEqual({ is: 'already-there' });
  expect(remove.mock.calls).toEqual([[{ origins: ['https://api.zenml.example/*'] }]]);
  expect(probe).not.toHaveBeenCalled();
});

it('gives back what was granted while an administrator fixes the control planes', async () => {
  vi.spyOn(policy, 'read').mockResolvedValue({ ...NO_POLICY, controlPlanes: [] });
  const origins = { dashboardOrigin: 'https://own.example', apiOrigin: 'https://own.example' };
  expect(await addControlPlane(origins, dependencies)).toEqual({ is: 'administered' });
  expect(remove.mock.calls).toEqual([[{ origins: ['https://own.example/*'] }]]);
  expect(probe).not.toHaveBeenCalled();
});
