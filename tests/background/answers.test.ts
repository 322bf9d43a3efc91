// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswers } from '#lib/background/answers.ts';
import { expireCache } from '#lib/background/cache.ts';
import type { Operations } from '#lib/background/operation.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok } from '#lib/model/result.ts';
import { noRows } from '#lib/model/rows.ts';
import type { Session } from '#lib/model/session.ts';
import { changedSignal, signedOut } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';
import { signedInAs } from './users.ts';

let session: Session;
let hasAccess: boolean;
const workspaces = vi.fn<Operations['workspaces']>();
const readSession = vi.fn(async () => session);
const onAccount = vi.fn();

/** A worker as it is after every stop: it knows nothing but what is stored. */
const newWorker = () =>
  createAnswers({
    onAccount,
    operations: { workspaces } as unknown as Operations,
    readSession,
  });

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  vi.clearAllMocks();
  session = signedInAs('ada');
  hasAccess = true;
  fakeBrowser.permissions.contains = async () => hasAccess;
  workspaces.mockImplementation(async () => ok(noRows()));
});

const ask = (worker = newWorker(), force = false) => worker.ask(ZENML_CLOUD, 'workspaces', {}, force);

describe('answers', () => {
  it('loses nothing when what has been read so far cannot be stored', async () => {
    const { set } = fakeBrowser.storage.local;
    workspaces.mockImplementationOnce(async (_, { progress }) => {
      fakeBrowser.storage.local.set = async () => Promise.reject(new Error('No SW'));
      await expect(progress({ ...noRows(), complete: false })).resolves.toBeUndefined();
      fakeBrowser.storage.local.set = set;
      return ok(noRows());
    });
    expect(await ask()).toMatchObject({ data: noRows(), failure: null });
  });

  it('asks ZenML once while the answer is fresh, also for a worker that was stopped between', async () => {
    const first = await ask();
    expect(first).toMatchObject({ data: noRows(), failure: null, isStale: false });
    expect(await ask()).toEqual(first);
    expect(workspaces).toHaveBeenCalledTimes(1);
    expect(readSession).toHaveBeenCalledTimes(1);
  });

  it('asks again when it is told to', async () => {
    await ask();
    await ask(newWorker(), true);
    expect(workspaces).toHaveBeenCalledTimes(2);
  });

  it('is asked again when a change was made while ZenML answered', async () => {
    const owner = { controlPlaneId: ZENML_CLOUD.id, userId: 'ada' };
    workspaces.mockImplementationOnce(async () => {
      await expireCache(owner, ['workspaces']);
      return ok(noRows());
    });
    vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
    try {
      expect(await ask()).toMatchObject({ isStale: true });
      vi.setSystemTime(1001);
      expect(await ask()).toMatchObject({ isStale: false });
      expect(workspaces).toHaveBeenCalledTimes(2);
      await expireCache(owner, ['workspaces']);
      await ask();
      expect(workspaces).toHaveBeenCalledTimes(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks once for five views that ask at the same time', async () => {
    const worker = newWorker();
    await Promise.all([1, 2, 3, 4, 5].map(() => ask(worker)));
    expect(workspaces).toHaveBeenCalledTimes(1);
    expect(readSession).toHaveBeenCalledTimes(1);
  });

  it('asks nothing again for a view that looked at the cache before the answer was stored', async () => {
    const worker = newWorker();
    let answer = () => {};
    workspaces.mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return ok(noRows());
    });
    const first = ask(worker);
    await vi.waitFor(() => expect(workspaces).toHaveBeenCalledTimes(1));
    const { get } = fakeBrowser.storage.session;
    const look = vi.fn(async (keys: Parameters<typeof get>[0]) => {
      const found = await get(keys);
      if (String(keys).includes('/workspaces/')) await first;
      return found;
    });
    fakeBrowser.storage.session.get = look as typeof get;
    const second = ask(worker);
    await vi.waitFor(() => expect(look).toHaveBeenCalledWith(expect.stringContaining('/workspaces/')));
    answer();
    expect(await second).toEqual(await first);
    expect(workspaces).toHaveBeenCalledTimes(1);
    fakeBrowser.storage.session.get = get;
  });

  it('shows one account nothing of another', async () => {
    await ask();
    session = signedInAs('grace');
    const worker = newWorker();
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    expect(await worker.peek(ZENML_CLOUD, 'workspaces', {})).toBeNull();
    const stored = Object.keys(await fakeBrowser.storage.session.get(null));
    expect(stored.filter((key) => key.includes('ada'))).toEqual([]);
  });

  it('drops an answer that arrives after the account changed', async () => {
    const worker = newWorker();
    workspaces.mockImplementation(async () => {
      session = signedInAs('grace');
      await worker.ask(ZENML_CLOUD, 'session', {}, true);
      return ok(noRows());
    });
    expect((await ask(worker)).failure).toEqual({ kind: 'other-identity' });
    expect(await worker.peek(ZENML_CLOUD, 'workspaces', {})).toBeNull();
  });

  it('forgets everything when the session is over, and says so to every view', async () => {
    await ask();
    session = { state: 'signed-out' };
    workspaces.mockResolvedValue(fail({ kind: 'signed-out' }));
    expect(await ask(newWorker(), true)).toMatchObject({ data: null, failure: { kind: 'signed-out' } });
    expect(await signedOut.read()).toEqual(['zenml-cloud']);
    expect((await changedSignal.read()).queries).toContain('session');
    expect(await fakeBrowser.action.getBadgeText({})).toBe('!');
    const stored = Object.keys(await fakeBrowser.storage.session.get(null));
    expect(stored.sort()).toEqual(['cache-index', 'cache/zenml-cloud/-/session/{}']);
  });

  it('lets go of an account of which no page is open any more, answers on their way included, and of no mark', async () => {
    const worker = newWorker();
    await ask(worker);
    workspaces.mockImplementationOnce(async () => {
      session = { state: 'unknown', failure: { kind: 'no-dashboard-tab' } };
      await worker.letGo(ZENML_CLOUD);
      return ok(noRows());
    });
    await ask(worker, true);
    const kept = Object.keys(await fakeBrowser.storage.session.get(null));
    expect(kept.filter((key) => /^(cache|walk|progress)\//.test(key))).toEqual([]);
    expect(onAccount).toHaveBeenLastCalledWith(ZENML_CLOUD.id, null);
    expect(await changedSignal.read()).toMatchObject({ queries: ['session'] });
    expect(await signedOut.read()).toEqual([]);
  });

  it('takes a 401 of one route for a refusal while the session goes on', async () => {
    workspaces.mockResolvedValue(fail({ kind: 'signed-out' }));
    expect((await ask()).failure).toEqual({ kind: 'forbidden', reason: null });
    expect(await signedOut.read()).toEqual([]);
  });

  it('asks once more after a 401 that the session did not end with', async () => {
    workspaces.mockResolvedValueOnce(fail({ kind: 'signed-out' }));
    expect(await ask()).toMatchObject({ data: noRows(), failure: null });
    expect(workspaces).toHaveBeenCalledTimes(2);
  });

  it('judges a 401 inside an answer too', async () => {
    const page2: Failure = { kind: 'signed-out' };
    workspaces.mockResolvedValue(ok({ ...noRows(), complete: false, failure: page2 }));
    expect((await ask()).data?.failure).toEqual({ kind: 'forbidden', reason: null });
    session = { state: 'signed-out' };
    expect((await ask(newWorker(), true)).failure).toEqual({ kind: 'signed-out' });
    expect(await signedOut.read()).toEqual(['zenml-cloud']);
  });

  it('asks again when the worker was stopped in the middle of a list', async () => {
    workspaces.mockImplementationOnce(async (_, { progress }) => {
      await progress({ ...noRows(), complete: false });
      return new Promise(() => undefined);
    });
    void ask();
    await vi.waitFor(async () =>
      expect(await newWorker().peek(ZENML_CLOUD, 'workspaces', {})).not.toBeNull(),
    );
    expect((await newWorker().peek(ZENML_CLOUD, 'workspaces', {}))?.isStale).toBe(true);
    expect((await ask(newWorker())).data?.complete).toBe(true);
  });

  it('tells how far a walk has come beside the older answer, with its total, and forgets it in the end', async () => {
    const whole = { ...noRows(), items: [{}, {}, {}] as never[] };
    workspaces.mockResolvedValueOnce(ok(whole));
    await ask();
    let answerNow: () => void = () => undefined;
    workspaces.mockImplementationOnce(async (_, { walks }) => {
      walks.start('workspaces').read(2);
      await new Promise<void>((resolve) => (answerNow = resolve));
      return ok(whole);
    });
    const before = (await changedSignal.read()).at;
    const asked = ask(newWorker(), true);
    const peek = () => newWorker().peek(ZENML_CLOUD, 'workspaces', {});
    const progress = [{ of: 'workspaces', loaded: 2, total: 3 }];
    await vi.waitFor(async () => expect(await peek()).toMatchObject({ data: whole, progress }));
    expect((await changedSignal.read()).at).toBeGreaterThanOrEqual(before);
    answerNow();
    await asked;
    expect((await peek())?.progress).toEqual([]);
    const stored = Object.keys(await fakeBrowser.storage.session.get(null));
    expect(stored.filter((key) => key.includes('progress'))).toEqual([]);
  });

  it('lets go of what still waits for an account as soon as another, or none, is there', async () => {
    const worker = newWorker();
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    session = signedInAs('bram');
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    session = { state: 'signed-out' };
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    expect(onAccount.mock.calls).toEqual([
      [ZENML_CLOUD.id, 'ada'],
      [ZENML_CLOUD.id, 'bram'],
      [ZENML_CLOUD.id, null],
    ]);
  });

  it.each(['forbidden', 'not-found'] as const)(
    'takes nothing that another account was refused (%s) for an answer to this one',
    async (kind) => {
      const worker = newWorker();
      await worker.ask(ZENML_CLOUD, 'session', {});
      workspaces.mockImplementation(async () => {
        session = signedInAs('bram');
        return ok({ ...noRows(), complete: false, failure: { kind, reason: null } });
      });
      expect((await ask(worker)).failure).toEqual({ kind: 'other-identity' });
      session = signedInAs('ada');
      await worker.ask(ZENML_CLOUD, 'session', {}, true);
      workspaces.mockImplementation(async () => {
        session = signedInAs('bram');
        return fail({ kind, reason: null });
      });
      expect((await ask(worker)).failure).toEqual({ kind: 'other-identity' });
    },
  );

  it('files nothing under an account that nobody can confirm is still there', async () => {
    const worker = newWorker();
    const failure: Failure = { kind: 'offline' };
    workspaces.mockImplementation(async () => {
      session = { state: 'unknown', failure };
      vi.setSystemTime(Date.now() + 6_000);
      return ok(noRows());
    });
    vi.useFakeTimers({ now: 1_000, toFake: ['Date'] });
    try {
      expect(await ask(worker)).toMatchObject({ data: null, failure });
      expect(await worker.peek(ZENML_CLOUD, 'workspaces', {})).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('notices another account before it shows a thing', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    try {
      await ask();
      session = signedInAs('grace');
      vi.setSystemTime(6_000);
      const worker = newWorker();
      await ask(worker);
      expect((await worker.peek(ZENML_CLOUD, 'session', {}))?.data).toEqual(session);
      expect(workspaces.mock.lastCall?.[1].userId).toBe('grace');
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks who is signed in anew when an answer that was on its way is older than the sign-in', async () => {
    const worker = newWorker();
    let answerFirst: (session: Session) => void = () => undefined;
    readSession.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    const first = worker.ask(ZENML_CLOUD, 'session', {}, true);
    await vi.waitFor(() => expect(readSession).toHaveBeenCalledTimes(1));
    const second = worker.ask(ZENML_CLOUD, 'session', {}, true);
    answerFirst({ state: 'signed-out' });
    expect((await first).data).toEqual({ state: 'signed-out' });
    expect((await second).data).toEqual(session);
  });

  it('announces nothing that could not be stored, so that nobody looks for it without end', async () => {
    await newWorker().ask(ZENML_CLOUD, 'session', {});
    const before = await changedSignal.read();
    const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('quota exceeded'));
    expect((await ask()).data).toEqual(noRows());
    expect(await changedSignal.read()).toEqual(before);
    set.mockRestore();
  });

  it('is given although the other area is full, so that nobody hears of it', async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota exceeded'));
    expect(await ask()).toMatchObject({ data: noRows(), failure: null });
    readSession.mockResolvedValueOnce({ state: 'signed-out' });
    expect((await newWorker().ask(ZENML_CLOUD, 'session', {}, true)).data).toEqual({ state: 'signed-out' });
    set.mockRestore();
  });

  it('keeps the answer it has when asking again fails, and stores no failure', async () => {
    const before = await ask();
    workspaces.mockResolvedValue(fail({ kind: 'offline' }));
    const after = await ask(newWorker(), true);
    expect(after).toMatchObject({ data: before.data, failure: { kind: 'offline' }, isStale: true });
    expect(await ask()).toEqual(before);
  });

  it.each(['cancelled', 'offline'] as const)(
    'keeps a whole answer when a newer one is %s midway',
    async (kind) => {
      const before = await ask();
      const failure: Failure = { kind };
      workspaces.mockResolvedValue(ok({ ...noRows(), complete: false, failure }));
      expect(await ask(newWorker(), true)).toMatchObject({ data: before.data, failure, isStale: true });
      expect(await ask()).toEqual(before);
    },
  );

  it('leaves what was read of a first answer that the person stopped', async () => {
    const failure: Failure = { kind: 'cancelled' };
    workspaces.mockResolvedValue(ok({ ...noRows(), complete: false, failure }));
    expect(await ask()).toMatchObject({ data: { complete: false, failure }, failure: null });
  });

  it('takes a newer answer with a hole that stays', async () => {
    await ask();
    const failure: Failure = { kind: 'forbidden', reason: null };
    workspaces.mockResolvedValue(ok({ ...noRows(), complete: false, failure }));
    expect(await ask(newWorker(), true)).toMatchObject({ data: { failure }, failure: null });
  });

  it('asks nothing without access to the host', async () => {
    hasAccess = false;
    const { failure } = await ask();
    expect(failure).toEqual({ kind: 'no-host-permission', origin: 'https://cloudapi.zenml.io' });
    expect(readSession).not.toHaveBeenCalled();
  });

  it('shows what is known when ZenML cannot be asked who is signed in', async () => {
    await ask();
    const failure: Failure = { kind: 'offline' };
    session = { state: 'unknown', failure };
    const worker = newWorker();
    await worker.ask(ZENML_CLOUD, 'session', {}, true);
    expect(await ask(worker)).toMatchObject({ data: noRows() });
  });

  it('soon asks again for a list with a hole in it, but not at once', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    try {
      workspaces.mockResolvedValue(ok({ ...noRows(), complete: false }));
      expect((await ask()).isStale).toBe(false);
      vi.setSystemTime(11_000);
      await ask();
      expect(workspaces).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('drops a stored entry that is of another version or no entry at all', async () => {
    await ask();
    const key = 'cache/zenml-cloud/ada/workspaces/{}';
    const whole = (await fakeBrowser.storage.session.get(key))[key] as { version: number };
    for (const broken of [
      // Whole but for its version: nothing else may be why it is dropped.
      { ...whole, version: whole.version - 1 },
      { ...whole, version: whole.version + 1 },
      'text',
      null,
      { version: 1 },
    ]) {
      await fakeBrowser.storage.session.set({ [key]: broken });
      expect((await ask()).data).toEqual(noRows());
    }
    expect(workspaces).toHaveBeenCalledTimes(6);
  });
});
