// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';

const listeners = new Map<string, () => Promise<void>>();
const event = (name: string) => ({
  addListener: (listener: () => Promise<void>) => listeners.set(name, listener),
});
const contains = vi.fn<(asked: { origins: string[] }) => Promise<boolean>>();

/** Each test is a worker of its own, which was just started. */
const start = async () => {
  vi.resetModules();
  const { earlyAccess, hasHostAccess } = await import('#lib/background/host-access.ts');
  const { keepBrowserTold } = await import('#lib/background/keep-browser-told.ts');
  const told = vi.fn(async () => undefined);
  keepBrowserTold(async () => ({ tellBrowser: told, onGranted: told, onTakenBack: told }));
  earlyAccess.begin();
  return { hasHostAccess, told };
};

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  contains.mockReset().mockResolvedValue(true);
  Object.assign(fakeBrowser.permissions, {
    contains,
    onAdded: event('given'),
    onRemoved: event('taken back'),
  });
});

it('is told to the first question from what was asked before, and to every one after anew', async () => {
  const { hasHostAccess } = await start();
  contains.mockResolvedValue(false);
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(true);
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(false);
  expect(contains.mock.calls).toEqual([
    [{ origins: ['https://cloudapi.zenml.io/*'] }],
    [{ origins: ['https://cloudapi.zenml.io/*'] }],
  ]);
});

it('is asked for of every other control plane', async () => {
  const { hasHostAccess } = await start();
  contains.mockResolvedValue(false);
  expect(await hasHostAccess(ZENML_STAGING)).toBe(false);
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(true);
});

it.each(['given', 'taken back'])('is asked for anew once one was %s', async (what) => {
  const { hasHostAccess, told } = await start();
  contains.mockResolvedValue(false);
  await listeners.get(what)?.();
  expect(told).toHaveBeenCalledTimes(1);
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(false);
});

it('is asked for anew long after the start', async () => {
  const { hasHostAccess } = await start();
  contains.mockResolvedValue(false);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(false);
});

it('says once that the browser did not tell, and asks again', async () => {
  contains.mockRejectedValueOnce(new Error('Corrupt'));
  const { hasHostAccess } = await start();
  await expect(hasHostAccess(ZENML_CLOUD)).rejects.toThrow('Corrupt');
  expect(await hasHostAccess(ZENML_CLOUD)).toBe(true);
});
