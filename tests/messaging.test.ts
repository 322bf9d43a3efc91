// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask, peek, requestChange, runParts } from '#lib/messaging.ts';
import { PartsError } from '#lib/model/parts-error.ts';
import { requestOwn } from '#lib/own-messaging.ts';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  fakeBrowser.reset();
  sendMessage.mockReset();
  fakeBrowser.runtime.sendMessage = sendMessage as typeof fakeBrowser.runtime.sendMessage;
  const manifest = { manifest_version: 3, name: '', version: '1.2.3' };
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue(manifest as never);
});

const answer = { data: null, failure: null, updatedAt: 1, isStale: false };
const closed = new Error(
  'A listener indicated an asynchronous response by returning true, but the message channel closed',
);

describe('ask', () => {
  it('names the query and the version of this script, and nothing that leads anywhere', async () => {
    sendMessage.mockResolvedValue({ answer });
    expect(await ask('zenml-cloud', 'workspaces', {})).toEqual(answer);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      type: 'ask',
      version: '1.2.3',
      controlPlaneId: 'zenml-cloud',
      query: 'workspaces',
      input: {},
      force: false,
    });
  });

  it('asks again whenever the browser stopped the worker midway, eight times', async () => {
    for (let deaths = 1; deaths <= 7; deaths += 1) sendMessage.mockRejectedValueOnce(closed);
    sendMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce({ answer });
    expect(await ask('zenml-cloud', 'workspaces', {})).toEqual(answer);
  });

  it('gives up after that, and says so', async () => {
    sendMessage.mockRejectedValue(closed);
    expect((await ask('zenml-cloud', 'workspaces', {})).failure).toEqual({ kind: 'interrupted' });
    expect(sendMessage).toHaveBeenCalledTimes(9);
  });

  it.each([null, 'text', {}])('takes %j for no answer, and asks nobody again', async (reply) => {
    sendMessage.mockResolvedValue(reply);
    expect((await ask('zenml-cloud', 'workspaces', {})).failure).toEqual({ kind: 'interrupted' });
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it('says that the page is older than the extension', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated.'));
    expect((await ask('zenml-cloud', 'workspaces', {})).failure).toEqual({ kind: 'stale-page' });
  });

  it('knows by itself that the extension is gone, whatever its browser would say, and asks nobody', async () => {
    const { id } = fakeBrowser.runtime;
    try {
      Object.assign(fakeBrowser.runtime, { id: undefined });
      sendMessage.mockRejectedValue(
        new Error('Could not establish connection. Receiving end does not exist.'),
      );
      expect((await ask('zenml-cloud', 'workspaces', {})).failure).toEqual({ kind: 'stale-page' });
      expect(sendMessage).not.toHaveBeenCalled();
    } finally {
      Object.assign(fakeBrowser.runtime, { id });
    }
  });

  describe('does not wait for ever', () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());
    const sent = () => sendMessage.mock.calls.map(([message]) => (message as { type: string }).type);

    it('for a worker that says nothing at all: it is asked once more, then given up', async () => {
      sendMessage.mockReturnValue(new Promise(() => undefined));
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await asked).failure).toEqual({ kind: 'worker-silent' });
      expect(sent()).toEqual(['ask', 'activity', 'ask', 'activity']);
      expect(vi.getTimerCount()).toBeLessThanOrEqual(2);
    });

    it('for a look at what is kept either', async () => {
      sendMessage.mockReturnValue(new Promise(() => undefined));
      const peeked = peek('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await peeked).toBeNull();
      expect(sent()).toEqual(['peek', 'activity', 'peek', 'activity']);
    });

    it('for parts of the sidebar, which are asked for once more', async () => {
      sendMessage.mockReturnValue(new Promise(() => undefined));
      const ran = runParts(['/chunks/Who-2b.js']).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await ran).toEqual(new PartsError({ kind: 'worker-silent' }));
      expect(sent()).toEqual(['run-parts', 'activity', 'run-parts', 'activity']);
    });

    it('for a worker that may have taken a change: the change is sent once, and it is said that it may be done', async () => {
      sendMessage.mockReturnValue(new Promise(() => undefined));
      const confirm = { do: 'confirm', id: 'plan', typed: {}, secrets: {} } as const;
      const confirmed = requestChange('zenml-cloud', confirm);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await confirmed).toEqual({ ok: false, failure: { kind: 'worker-silent', mayBeDone: true } });
      expect(sent()).toEqual(['change', 'activity', 'activity']);
      const planned = requestChange('zenml-cloud', { do: 'status', id: 'plan' });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await planned).toEqual({ ok: false, failure: { kind: 'worker-silent' } });
    });

    it('and one missing sign of life is no silence: a change that is answered then is answered', async () => {
      let reply: (value: unknown) => void = () => undefined;
      const first = new Promise((resolve) => {
        reply = resolve;
      });
      sendMessage.mockImplementation(async () => {
        if (sent().length === 1) return first;
        return sent().length === 2 ? new Promise(() => undefined) : { answer: null };
      });
      const asked = requestOwn('stored');
      await vi.advanceTimersByTimeAsync(100_000);
      reply({ answer: [] });
      expect(await asked).toEqual({ ok: true, value: [] });
      expect(sent().filter((type) => type === 'own')).toHaveLength(1);
    });

    it('and a worker that ended between two silences is not called silent', async () => {
      sendMessage
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockRejectedValueOnce(closed)
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockResolvedValueOnce({ answer });
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await asked).toEqual(answer);
    });

    it('for an answer, although the worker is alive', async () => {
      sendMessage.mockImplementation(async (message) =>
        (message as { type: string }).type === 'activity' ? { answer: null } : new Promise(() => undefined),
      );
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(120_000);
      expect((await asked).failure).toEqual({ kind: 'timeout', seconds: 120 });
      expect(sent().length).toBeLessThanOrEqual(8);
      const before = sent().length;
      await vi.advanceTimersByTimeAsync(600_000);
      expect(sent()).toHaveLength(before);
    });

    it('and a message that was lost is sent again although a later worker says that it is alive', async () => {
      sendMessage.mockImplementation(async (message) => {
        if ((message as { type: string }).type === 'activity') return { answer: null };
        return sent().length === 1 ? new Promise(() => undefined) : { answer };
      });
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await asked).toEqual(answer);
      expect(sent()).toEqual(['ask', 'activity', 'ask']);
    });

    it('and one that was lost is sent again although the sign of life is cut off', async () => {
      sendMessage
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockRejectedValueOnce(closed)
        .mockResolvedValueOnce({ answer });
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await asked).toEqual(answer);
    });

    it('and takes the first of two replies', async () => {
      let reply: (value: unknown) => void = () => undefined;
      const first = new Promise((resolve) => {
        reply = resolve;
      });
      sendMessage.mockImplementation(async (message) => {
        if ((message as { type: string }).type === 'activity') return { answer: null };
        return sent().length === 1 ? first : new Promise(() => undefined);
      });
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(40_000);
      expect(sent()).toEqual(['ask', 'activity', 'ask']);
      reply({ answer });
      expect(await asked).toEqual(answer);
    });

    it('and a message that was lost is sent again', async () => {
      sendMessage
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockReturnValueOnce(new Promise(() => undefined))
        .mockResolvedValueOnce({ answer });
      const asked = ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await asked).toEqual(answer);
    });

    it('and asks for no sign of life of a worker that answers soon', async () => {
      sendMessage.mockResolvedValue({ answer });
      await ask('zenml-cloud', 'workspaces', {});
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent()).toEqual(['ask']);
    });
  });
});

it('says why parts of the sidebar did not come', async () => {
  sendMessage.mockResolvedValueOnce({ answer: true });
  await runParts(['/chunks/Who-2b.js']);
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
    type: 'run-parts',
    version: '1.2.3',
    parts: ['Who-2b'],
  });
  const failure = { kind: 'stale-page' };
  sendMessage.mockResolvedValueOnce({ failure });
  await expect(runParts(['/chunks/Who-2b.js'])).rejects.toMatchObject({ failure });
  sendMessage.mockResolvedValueOnce({ answer: false });
  await expect(runParts(['/chunks/Who-2b.js'])).rejects.toThrow('Who-2b');
});

it('peeks without failing', async () => {
  sendMessage.mockRejectedValue(closed);
  expect(await peek('zenml-cloud', 'workspaces', {})).toBeNull();
});
