// @vitest-environment node
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWorkerControlPlanes } from '#lib/background/control-planes/worker-control-planes.ts';
import { createWorkerApi, createWorkerQueue } from '#lib/background/worker-api.ts';
import { fail } from '#lib/model/result.ts';
import { addedControlPlanes, changedSignal } from '#lib/storage.ts';
import { installLocks } from '../fake-locks.ts';
import { installHosts } from './fake-hosts.ts';

const OWN = { dashboardOrigin: 'https://zenml.example', apiOrigin: 'https://api.example' };
const HOSTS = ['https://zenml.example/*', 'https://api.example/*'];
const CLOUD = 'https://cloud.zenml.io/*';

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

function startWorker() {
  const queue = createWorkerQueue(async () => fail({ kind: 'offline' }));
  return createWorkerControlPlanes({
    api: createWorkerApi(queue),
    queue,
    cancel: async () => undefined,
    askSession: async () => undefined,
  });
}

describe('the launchers', () => {
  it('come and go with the access that the browser’s own pages give and take', async () => {
    const hosts = installHosts();
    startWorker();
    await addedControlPlanes.write([OWN]);
    hosts.tabs.push({ id: 7, url: 'https://zenml.example/organizations' });
    await hosts.grant(...HOSTS);
    expect(hosts.launchers()).toEqual(['https://zenml.example/*']);
    expect(hosts.entered).toEqual([7]);
    expect((await changedSignal.read()).queries).toEqual(['session']);
    await changedSignal.write({ queries: [], at: 0 });
    await hosts.takeBack(...HOSTS);
    expect(hosts.launchers()).toEqual([]);
    expect((await changedSignal.read()).queries).toEqual(['session']);
  });
});
