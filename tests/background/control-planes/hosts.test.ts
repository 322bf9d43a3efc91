// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addControlPlane } from '#lib/background/control-planes/add-control-plane.ts';
import { removeControlPlane } from '#lib/background/control-planes/remove-control-plane.ts';
import { controlPlaneAt } from '#lib/model/control-plane.ts';
import { ok } from '#lib/model/result.ts';
import type { Session } from '#lib/model/session.ts';
import { addedControlPlanes } from '#lib/storage.ts';
import { installLocks } from '../fake-locks.ts';
import { signedInAs } from '../users.ts';
import { installHosts } from './fake-hosts.ts';

const TWO = { dashboardOrigin: 'https://zenml.example', apiOrigin: 'https://api.example' };
const HOSTS = ['https://zenml.example/*', 'https://api.example/*'];
/** Has its API at the same host, at another port. */
const OTHER = { dashboardOrigin: 'https://other.example', apiOrigin: 'https://api.example:8443' };
/** At the same host as the first, at another port. */
const PORT = { dashboardOrigin: 'https://zenml.example:8443', apiOrigin: 'https://zenml.example:8443' };
/** ZenML's own hosts, which the manifest has. */
const CLOUD = ['https://cloud.zenml.io/*', 'https://cloudapi.zenml.io/*'];

const forget = vi.fn(async () => undefined);
beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  forget.mockClear();
});

const add = (session: Session, origins = TWO) => {
  const probe = vi.fn(async () => session);
  return {
    probe,
    added: addControlPlane(origins, {
      probe,
      forget,
      isDocumented: () => true,
      isProven: async () => ok(true),
    }),
  };
};
const remove = (origins = TWO, isBusy = false) =>
  removeControlPlane(controlPlaneAt(origins), false, {
    isBusy: async () => isBusy,
    givingUp: (work) => work(),
    forget,
  });

describe('adding a control plane', () => {
  it('looks for its own two hosts, and keeps them', async () => {
    const hosts = installHosts({ granted: HOSTS });
    expect(await add(signedInAs('ada')).added).toMatchObject({ is: 'added', session: 'signed-in' });
    expect(hosts.contains.mock.calls).toEqual([[{ origins: HOSTS }]]);
    expect(hosts.remove).not.toHaveBeenCalled();
    expect(await addedControlPlanes.read()).toEqual([TWO]);
  });

  it.each([[[]], [['https://zenml.example/*']], [['https://api.example/*']]])(
    'asks nobody anything while of its hosts only %j are granted',
    async (granted) => {
      installHosts({ granted });
      const { probe, added } = add(signedInAs('ada'));
      expect(await added).toEqual({ is: 'no-permission' });
      expect(probe).not.toHaveBeenCalled();
      expect(await addedControlPlanes.read()).toEqual([]);
    },
  );

  it.each([
    ['no-api', { kind: 'not-zenml', reason: 'html' }],
    ['not-reached', { kind: 'offline' }],
  ] as const)('leaves nothing behind when it is none (%s)', async (is, failure) => {
    const hosts = installHosts({ granted: HOSTS });
    expect(await add({ state: 'unknown', failure }).added).toEqual({ is });
    expect(hosts.remove.mock.calls).toEqual([[{ origins: HOSTS }]]);
    expect(hosts.granted()).toEqual([]);
    expect(forget).toHaveBeenCalledExactlyOnceWith('at-zenml.example');
    expect(await addedControlPlanes.read()).toEqual([]);
  });

  it('that is none leaves the hosts of others alone', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await addedControlPlanes.write([OTHER]);
    await add({ state: 'unknown', failure: { kind: 'offline' } }).added;
    expect(hosts.granted()).toEqual(['https://api.example/*']);
  });

  it('asks nothing where an administrator has fixed the list, and gives back what only the refused one needs', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await browser.storage.managed.set({ controlPlanes: [OTHER] });
    const { probe, added } = add(signedInAs('ada'));
    expect(await added).toEqual({ is: 'administered' });
    expect(hosts.remove.mock.calls).toEqual([[{ origins: ['https://zenml.example/*'] }]]);
    hosts.remove.mockClear();
    expect(await remove()).toEqual({ is: 'administered' });
    expect(probe).not.toHaveBeenCalled();
    expect(hosts.remove).not.toHaveBeenCalled();
    await browser.storage.managed.clear();
  });
});

describe('removing a control plane', () => {
  it('gives its hosts back, and no other', async () => {
    const hosts = installHosts({ granted: [...HOSTS, ...CLOUD, 'https://other.example/*'] });
    await addedControlPlanes.write([TWO]);
    expect(await remove()).toEqual({ is: 'removed' });
    expect(hosts.remove.mock.calls).toEqual([[{ origins: HOSTS }]]);
    expect(hosts.granted()).toEqual([...CLOUD, 'https://other.example/*']);
    expect(await addedControlPlanes.read()).toEqual([]);
  });

  it('keeps a host that another one needs', async () => {
    const hosts = installHosts({ granted: [...HOSTS, 'https://other.example/*'] });
    await addedControlPlanes.write([TWO, OTHER]);
    await remove();
    expect(hosts.remove.mock.calls).toEqual([[{ origins: ['https://zenml.example/*'] }]]);
    expect(await addedControlPlanes.read()).toEqual([OTHER]);
  });

  it('keeps the host that another one has at another port', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await addedControlPlanes.write([TWO, PORT]);
    await remove(PORT);
    expect(hosts.remove).not.toHaveBeenCalled();
    expect(hosts.granted()).toEqual([...HOSTS].sort());
  });

  it('goes on where the browser lets nobody give a host back', async () => {
    installHosts({ forced: HOSTS });
    await addedControlPlanes.write([TWO]);
    expect(await remove()).toEqual({ is: 'removed' });
    expect(await addedControlPlanes.read()).toEqual([]);
  });

  it('touches nothing while a change there is not over', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await addedControlPlanes.write([TWO]);
    expect(await remove(TWO, true)).toEqual({ is: 'busy' });
    expect(hosts.granted()).toEqual([...HOSTS].sort());
    expect(forget).not.toHaveBeenCalled();
  });
});

describe('in a private window', () => {
  beforeEach(() => void Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } }));
  afterEach(() => void Object.assign(fakeBrowser, { extension: { inIncognitoContext: false } }));

  it('no control plane is added, and nobody is asked anything', async () => {
    const hosts = installHosts({ granted: HOSTS });
    const { probe, added } = add(signedInAs('ada'));
    expect(await added).toEqual({ is: 'private-window' });
    expect(probe).not.toHaveBeenCalled();
    expect(hosts.remove).not.toHaveBeenCalled();
    expect(await addedControlPlanes.read()).toEqual([]);
  });

  it('no control plane is removed', async () => {
    const hosts = installHosts({ granted: HOSTS });
    await addedControlPlanes.write([TWO]);
    expect(await remove()).toEqual({ is: 'private-window' });
    expect(await addedControlPlanes.read()).toEqual([TWO]);
    expect(hosts.granted()).toEqual([...HOSTS].sort());
    expect(forget).not.toHaveBeenCalled();
  });
});
