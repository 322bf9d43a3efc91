// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Services, serve } from '#lib/background/serve.ts';
import { unlessEnding } from '#lib/background/unless-ending.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const message = { type: 'activity', version: '1.2.3', controlPlaneId: 'zenml-cloud' };

/** What a view gets, at once and in a second, and what stands in the console, when the worker cannot answer because of `error`. */
async function failing(error: Error) {
  vi.useFakeTimers();
  fakeBrowser.reset();
  const manifest = { manifest_version: 3, name: '', version: '1.2.3' };
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue(manifest as never);
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const add = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
  serve({ controlPlanes: () => Promise.reject(error) } as unknown as Services);
  const [listener] = add.mock.calls[0] as unknown as [
    (message: object, sender: object, reply: (answer: unknown) => void) => true,
  ];
  const replies: unknown[] = [];
  listener(message, {}, (reply) => replies.push(reply));
  await vi.advanceTimersByTimeAsync(0);
  const atOnce = [...replies];
  await vi.advanceTimersByTimeAsync(1_000);
  return { atOnce, replies, logged: logged.mock.calls };
}

const interrupted = { failure: { kind: 'interrupted' } };

it('logs what went wrong', async () => {
  const error = new Error('A fault.');
  expect(await failing(error)).toEqual({ atOnce: [interrupted], replies: [interrupted], logged: [[error]] });
});

it.each([
  new Error('No SW'),
  new DOMException("Failed to execute 'importScripts' on 'WorkerGlobalScope'", 'NetworkError'),
])(
  'leaves the question to the next worker when the browser stops this one, and logs nothing of it: %s',
  async (error) => {
    // One that lives on all the same answers in the end.
    expect(await failing(error)).toEqual({ atOnce: [], replies: [interrupted], logged: [] });
  },
);

it('does the same for what the browser tells it', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const fault = new Error('A fault.');
  const listener = unlessEnding((error: Error) => Promise.reject(error));
  await listener(fault);
  await listener(new Error('No SW'));
  expect(logged.mock.calls).toEqual([[fault]]);
});
