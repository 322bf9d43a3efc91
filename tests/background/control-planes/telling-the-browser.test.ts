// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWorkerControlPlanes } from '#lib/background/control-planes/worker-control-planes.ts';
import { keepBrowserTold } from '#lib/background/keep-browser-told.ts';
import { createKeptChanges } from '#lib/background/kept-changes.ts';
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
afterEach(() => browser.storage.managed.clear());

function startWorker() {
  const queue = createWorkerQueue(async () => fail({ kind: 'offline' }));
  const list = createWorkerControlPlanes({
    ...createKeptChanges(),
    api: createWorkerApi(queue),
    queue,
    cancel: async () => undefined,
    askSession: async () => undefined,
  });
  keepBrowserTold(async () => list);
  return list;
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

  it('are one for each host, which stays for as long as a control plane is on any port of it', async () => {
    const hosts = installHosts({ granted: ['https://zenml.example/*'] });
    const worker = startWorker();
    const ports = ['https://zenml.example', 'https://zenml.example:8443'];
    await addedControlPlanes.write(ports.map((one) => ({ dashboardOrigin: one, apiOrigin: one })));
    await worker.tellBrowser();
    expect(hosts.launchers()).toEqual(['https://zenml.example/*']);
    hosts.tabs.push(
      { id: 1, url: 'https://zenml.example/a' },
      { id: 2, url: 'https://zenml.example:8443/a' },
    );
    await worker.answer({ do: 'remove', givesUp: false, id: 'at-zenml.example:8443' });
    expect(hosts.entered).toEqual([2]);
    expect(hosts.launchers()).toEqual(['https://zenml.example/*']);
    await worker.answer({ do: 'remove', givesUp: false, id: 'at-zenml.example' });
    expect(hosts.entered).toEqual([2, 1]);
    expect(hosts.launchers()).toEqual([]);
  });
});

describe('a policy that comes while the browser runs', () => {
  it('moves menu and launchers to the control planes that it names, and back when it goes', async () => {
    const hosts = installHosts({ granted: HOSTS });
    const { tellBrowser } = startWorker();
    await tellBrowser();
    expect([hosts.launchers(), hosts.menu()]).toEqual([[], [CLOUD]]);
    await browser.storage.managed.set({ controlPlanes: [OWN] });
    await vi.waitFor(() => expect(hosts.menu()).toEqual(['https://zenml.example/*']));
    expect(hosts.launchers()).toEqual(['https://zenml.example/*']);
    await browser.storage.managed.clear();
    await vi.waitFor(() => expect(hosts.menu()).toEqual([CLOUD]));
    expect(hosts.launchers()).toEqual([]);
  });

  it('is noticed at the browser’s start where nobody told of it before', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await browser.storage.managed.set({ controlPlanes: [OWN] });
    startWorker();
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(() => expect(hosts.menu()).toEqual(['https://zenml.example/*']));
    expect(hosts.launchers()).toEqual(['https://zenml.example/*']);
  });
});
