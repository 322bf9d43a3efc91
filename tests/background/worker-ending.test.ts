// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Services, serve } from '#lib/background/serve.ts';
import { unlessEnding } from '#lib/background/unless-ending.ts';

afterEach(() => vi.restoreAllMocks());

const message = { type: 'activity', version: '1.2.3', controlPlaneId: 'zenml-cloud' };

/** What a view gets, and what stands in the console, when the worker cannot answer because of `error`. */
async function failing(error: Error) {
  fakeBrowser.reset();
  const manifest = { manifest_version: 3, name: '', version: '1.2.3' };
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue(manifest as never);
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const add = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
  serve({ controlPlanes: () => Promise.reject(error) } as unknown as Services);
  const [listener] = add.mock.calls[0] as unknown as [
    (message: object, sender: object, reply: (answer: unknown) => void) => true,
  ];
  const reply = await new Promise((resolve) => listener(message, {}, resolve));
  return { reply, logged: logged.mock.calls };
}

it('logs what went wrong', async () => {
  const error = new Error('A fault.');
  expect(await failing(error)).toEqual({ reply: { failure: { kind: 'interrupted' } }, logged: [[error]] });
});

it.each([
  new Error('No SW'),
  new DOMException("Failed to execute 'importScripts' on 'WorkerGlobalScope'", 'NetworkError'),
])('logs nothing of what the browser refuses to a worker that it stops: %s', async (error) => {
  const { reply, logged } = await failing(error);
  expect(reply).toEqual({ failure: { kind: 'interrupted' } });
  expect(logged).toEqual([]);
});

it('does the same for what the browser tells it', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const fault = new Error('A fault.');
  const listener = unlessEnding((error: Error) => Promise.reject(error));
  await listener(fault);
  await listener(new Error('No SW'));
  expect(logged.mock.calls).toEqual([[fault]]);
});
