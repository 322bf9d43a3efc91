// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cacheKey, toStored } from '#lib/cache-entry.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import { recheckOnReturn } from '#lib/recheck-on-return.ts';
import { changedSignal } from '#lib/storage.ts';
import { whenStored } from '#lib/when-stored.ts';
import { signedInAs } from './background/users.ts';

beforeEach(() => fakeBrowser.reset());

const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));
const keepSession = async (data: Session) => {
  const key = cacheKey({ controlPlaneId: ZENML_CLOUD.id, userId: null }, 'session', {});
  await fakeBrowser.storage.session.set({ [key]: await toStored({ updatedAt: 1, staleAt: 2, data }) });
};

it('who comes back to a page and was signed out has the session asked again, and nobody else', async () => {
  const asked = vi.fn(async () => ({ answer: null }));
  fakeBrowser.runtime.sendMessage = asked as typeof fakeBrowser.runtime.sendMessage;
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
  const read = vi.spyOn(fakeBrowser.storage.session, 'get');
  const looked = async () => {
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    await Promise.all(read.mock.results.map(({ value }) => value));
    read.mockClear();
  };
  recheckOnReturn(ZENML_CLOUD);
  await keepSession(signedInAs('ada'));
  comeBack();
  await looked();
  await keepSession({ state: 'signed-out' });
  comeBack();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  // Once: the first return, with somebody signed in, asked nothing.
  expect(asked).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ query: 'session', force: true }));
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  read.mockClear();
  comeBack();
  expect(read).not.toHaveBeenCalled();
});

it('what counts what is stored looks after new answers and on return, until it is stopped', async () => {
  const heard = vi.fn();
  const stop = whenStored(heard);
  await changedSignal.write({ queries: ['people'], at: 1 });
  expect(heard).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event('focus'));
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  await changedSignal.write({ queries: ['people'], at: 2 });
  window.dispatchEvent(new Event('focus'));
  expect(heard).toHaveBeenCalledTimes(2);
});
