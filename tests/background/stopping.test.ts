// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import type { Queue } from '#lib/api/queue/queue.ts';
import { createStopping } from '#lib/background/stopping.ts';
import { fail, type Result } from '#lib/model/result.ts';

const request = (controlPlaneId = 'cloud', effect: 'read' | 'write' = 'read'): QueueRequest => ({
  controlPlaneId,
  method: effect === 'read' ? 'GET' : 'POST',
  url: 'https://cloudapi.zenml.io/x',
  body: null,
  effect,
  identity: 'ada',
  priority: 'visible',
});

/** A queue whose requests stay on their way until they are cancelled. */
function waitingQueue() {
  const waiting = new Map<string, (result: Result<never>) => void>();
  const inner = {
    request: vi.fn(({ controlPlaneId }: QueueRequest) => {
      return new Promise<Result<never>>((resolve) => waiting.set(controlPlaneId, resolve));
    }),
    answer: (id: string, result: Result<never>) => waiting.get(id)?.(result),
    cancel: (id: string) => waiting.get(id)?.(fail({ kind: 'cancelled' })),
  };
  return { inner, ...createStopping(inner as unknown as Queue) };
}

describe('stopping', () => {
  it('ends an answer of several requests, of which the later ones are never sent', async () => {
    const { inner, queue, answer, cancel } = waitingQueue();
    const asked = answer('cloud', async () => [
      await queue.request(request()),
      await queue.request(request()),
    ]);
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(1));
    await cancel('cloud');
    const cancelled = fail({ kind: 'cancelled' });
    expect(await asked).toEqual([cancelled, cancelled]);
    expect(inner.request).toHaveBeenCalledTimes(1);
  });

  it('lets a question asked right after it through, once the stopped ones have ended', async () => {
    const { inner, queue, answer, cancel } = waitingQueue();
    const asked = answer('cloud', () => queue.request(request()));
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(1));
    const stopped = cancel('cloud');
    const again = answer('cloud', () => queue.request(request()));
    await Promise.all([stopped, asked]);
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(2));
    await cancel('cloud');
    await again;
  });

  it('stops no write and no other control plane', async () => {
    const { inner, queue, answer, cancel } = waitingQueue();
    const asked = answer('cloud', () => queue.request(request()));
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(1));
    const stopped = cancel('cloud');
    void queue.request(request('cloud', 'write'));
    void queue.request(request('other'));
    expect(inner.request).toHaveBeenCalledTimes(3);
    await Promise.all([stopped, asked]);
  });

  it('does again what nobody may stop, when the stopped questions have ended', async () => {
    const { inner, queue, answer, cancel, unstopped } = waitingQueue();
    let end = () => {};
    const asked = answer('cloud', () => new Promise<void>((resolve) => (end = resolve)));
    const needed = unstopped('cloud', () => queue.request(request()));
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(1));
    const stopped = cancel('cloud');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(inner.request).toHaveBeenCalledTimes(1);
    end();
    await Promise.all([asked, stopped]);
    await vi.waitFor(() => expect(inner.request).toHaveBeenCalledTimes(2));
    inner.answer('cloud', fail({ kind: 'offline' }));
    expect(await needed).toEqual(fail({ kind: 'offline' }));
  });

  it('has nothing to do when nothing is asked, or when an answer breaks', async () => {
    const { answer, cancel } = waitingQueue();
    await cancel('cloud');
    await expect(answer('cloud', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await cancel('cloud');
    expect(await answer('cloud', async () => 1)).toBe(1);
  });
});
