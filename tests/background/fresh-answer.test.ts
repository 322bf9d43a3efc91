// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswers } from '#lib/background/answers.ts';
import { expireCache, writeCache } from '#lib/background/cache.ts';
import { freshAnswer } from '#lib/background/fresh-answer.ts';
import type { Operations } from '#lib/background/operation.ts';
import { cacheKey } from '#lib/cache-entry.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ok } from '#lib/model/result.ts';
import { noRows } from '#lib/model/rows.ts';
import type { Session } from '#lib/model/session.ts';
import { installLocks } from './fake-locks.ts';
import { signedInAs } from './users.ts';

let session: Session;
let hasAccess: boolean;
/** The keys that were read before ZenML was asked, and all of them. */
let before: string[];
let reads: string[];

const newWorker = () =>
  createAnswers({
    onAccount: () => undefined,
    operations: {
      workspaces: async () => {
        before = [...reads];
        return ok(noRows());
      },
    } as unknown as Operations,
    readSession: async () => session,
  });
const freshOf = async (...question: Parameters<typeof freshAnswer>) =>
  (await freshAnswer(...question)).answer;
const fresh = () => freshOf(ZENML_CLOUD, 'workspaces', {});
const ada = { controlPlaneId: ZENML_CLOUD.id, userId: 'ada' };

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  fakeBrowser.reset();
  installLocks();
  session = signedInAs('ada');
  hasAccess = true;
  fakeBrowser.permissions.contains = async () => hasAccess;
  reads = [];
  before = [];
  const { get } = fakeBrowser.storage.session;
  vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation(async (keys) => {
    if (typeof keys === 'string') reads.push(keys);
    return get(keys);
  });
});

describe('a fresh answer', () => {
  it('is what asking would answer, of a view and of who is signed in', async () => {
    const asked = await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    expect(asked.data).toEqual(noRows());
    expect(await fresh()).toEqual(asked);
    expect(await freshOf(ZENML_CLOUD, 'session', {})).toEqual(
      await newWorker().ask(ZENML_CLOUD, 'session', {}),
    );
  });
});

describe('there is none', () => {
  it('before anything was asked, nor of what was not', async () => {
    expect(await freshOf(ZENML_CLOUD, 'session', {})).toBeNull();
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    expect(await freshOf(ZENML_CLOUD, 'organizations', {})).toBeNull();
    expect(await freshOf({ ...ZENML_CLOUD, id: 'own' }, 'workspaces', {})).toBeNull();
  });

  it('without access to the host', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    hasAccess = false;
    expect(await fresh()).toBeNull();
  });

  it('once a change has made it old', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    await expireCache(ada, ['workspaces']);
    expect(await fresh()).toBeNull();
  });

  it('once it is not known any more who is signed in', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    expect(await fresh()).toBeNull();
  });

  it('for whoever is signed in instead, and for nobody', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    const nobody = { ...ada, userId: null };
    await writeCache(nobody, 'session', {}, signedInAs('grace'), 60_000);
    expect(await fresh()).toBeNull();
    await writeCache(nobody, 'session', {}, { state: 'signed-out' }, 60_000);
    expect(await fresh()).toBeNull();
  });
});

describe('a stale answer', () => {
  const who = cacheKey({ ...ada, userId: null }, 'session', {});
  const workspaces = cacheKey(ada, 'workspaces', {});
  const askAfterLook = async () => {
    reads = [];
    const { answer, looked } = await freshAnswer(ZENML_CLOUD, 'workspaces', {});
    expect(answer).toBeNull();
    return { ask: () => newWorker().ask(ZENML_CLOUD, 'workspaces', {}, false, looked) };
  };

  it('is read once, and so is the session, before ZenML is asked', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    await expireCache(ada, ['workspaces']);
    // What is asked in the same millisecond may have been read before.
    const expired = Date.now();
    await vi.waitUntil(() => Date.now() > expired);
    const { ask } = await askAfterLook();
    expect((await ask()).isStale).toBe(false);
    expect(before.sort()).toEqual([workspaces, who].sort());
  });

  it('stands for nobody who signed in after it was looked for', async () => {
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    await expireCache(ada, ['workspaces']);
    const { ask } = await askAfterLook();
    await writeCache({ ...ada, userId: null }, 'session', {}, signedInAs('grace'), 60_000);
    expect(await ask()).toMatchObject({ data: null, failure: { kind: 'other-identity' } });
  });
});
