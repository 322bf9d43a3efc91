// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cacheKey, progressKey, toStored } from '#lib/cache-entry.ts';
import { knownWorkspaces } from '#lib/known-workspaces.ts';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import { peekStorage } from '#lib/peek-storage.ts';
import { signedInAs } from './background/users.ts';

beforeEach(() => fakeBrowser.reset());

const keep = async (key: string, data: object) =>
  fakeBrowser.storage.session.set({ [key]: await toStored({ updatedAt: 1, staleAt: 2, data }) });
const keyOf = (userId: string | null, query: string, controlPlaneId = ZENML_CLOUD.id) =>
  cacheKey({ controlPlaneId, userId }, query, {});
const keepSession = (session: Session, id = ZENML_CLOUD.id) => keep(keyOf(null, 'session', id), session);
const keepWorkspaces = (userId: string, names: string[], id = ZENML_CLOUD.id) =>
  keep(keyOf(userId, 'workspaces', id), {
    items: names.map((name) => ({ name, displayName: name.toUpperCase(), organization: null })),
  });
const names = async () =>
  (await peekStorage(ZENML_CLOUD, 'workspaces', {}))?.data?.items.map(({ name }) => name);

describe('what a page of ours knows before the worker answers', () => {
  it('is nothing where nothing is kept', async () => {
    expect(await peekStorage(ZENML_CLOUD, 'session', {})).toBeNull();
    expect(await names()).toBeUndefined();
  });

  it('is the answer of whom the session names, and never another account’s', async () => {
    await keepWorkspaces('ada', ['vision']);
    await keepWorkspaces('bram', ['fraud']);
    await keepSession(signedInAs('ada'));
    expect(await names()).toEqual(['vision']);
    expect(await names()).toEqual(['vision']);
    await keepSession(signedInAs('bram'));
    expect(await names()).toEqual(['fraud']);
  });

  it.each<Session>([{ state: 'signed-out' }, { state: 'unknown', failure: { kind: 'offline' } }])(
    'is nobody’s answer while the session is $state',
    async (session) => {
      await keepWorkspaces('ada', ['vision']);
      await keepSession(signedInAs('ada'));
      expect(await names()).toEqual(['vision']);
      await keepSession(session);
      expect(await names()).toBeUndefined();
      expect((await peekStorage(ZENML_CLOUD, 'session', {}))?.data).toEqual(session);
    },
  );

  it('is read at once for the account of the last look', async () => {
    await keepSession(signedInAs('ada'));
    await keepWorkspaces('ada', ['vision']);
    await names();
    const get = vi.spyOn(fakeBrowser.storage.session, 'get');
    expect(await names()).toEqual(['vision']);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('has how far a newer answer has come', async () => {
    await keepSession(signedInAs('ada'));
    const progress = [{ list: 'workspaces', pages: 2 }];
    await fakeBrowser.storage.session.set({ [progressKey(keyOf('ada', 'workspaces'))]: progress });
    expect(await peekStorage(ZENML_CLOUD, 'workspaces', {})).toMatchObject({ data: null, progress });
  });
});

it('the workspaces that are known are those in memory, of every control plane', async () => {
  const { dashboardOrigin, apiOrigin } = ZENML_STAGING;
  await fakeBrowser.storage.local.set({ 'control-planes': [{ dashboardOrigin, apiOrigin }] });
  expect(await knownWorkspaces()).toEqual([]);
  await keepSession(signedInAs('ada'));
  await keepWorkspaces('ada', ['vision']);
  await keepSession(signedInAs('bram'), ZENML_STAGING.id);
  await keepWorkspaces('bram', ['fraud'], ZENML_STAGING.id);
  expect(await knownWorkspaces()).toEqual([
    { name: 'vision', displayName: 'VISION', organization: null },
    { name: 'fraud', displayName: 'FRAUD', organization: null },
  ]);
});
