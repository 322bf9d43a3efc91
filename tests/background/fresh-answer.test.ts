import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswers } from '#lib/background/answers.ts';
import { expireCache, writeCache } from '#lib/background/cache.ts';
import { freshAnswer } from '#lib/background/fresh-answer.ts';
import type { Operations } from '#lib/background/operation.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ok } from '#lib/model/result.ts';
import { noRows } from '#lib/model/rows.ts';
import type { Session } from '#lib/model/session.ts';
import { installLocks } from './fake-locks.ts';
import { signedInAs } from './users.ts';

let session: Session;
let hasAccess: boolean;

const newWorker = () =>
  createAnswers({
    onAccount: () => undefined,
    operations: { workspaces: async () => ok(noRows()) } as unknown as Operations,
    readSession: async () => session,
  });
const fresh = () => freshAnswer(ZENML_CLOUD, 'workspaces', {});
const ada = { controlPlaneId: ZENML_CLOUD.id, userId: 'ada' };

beforeEach(() => {
  vi.useRealTimers();
  fakeBrowser.reset();
  installLocks();
  session = signedInAs('ada');
  hasAccess = true;
  fakeBrowser.permissions.contains = async () => hasAccess;
});

describe('a fresh answer', () => {
  it('is what asking would answer, of a view and of who is signed in', async () => {
    const asked = await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    expect(asked.data).toEqual(noRows());
    expect(await fresh()).toEqual(asked);
    expect(await freshAnswer(ZENML_CLOUD, 'session', {})).toEqual(
      await newWorker().ask(ZENML_CLOUD, 'session', {}),
    );
  });
});

describe('there is none', () => {
  it('before anything was asked, nor of what was not', async () => {
    expect(await freshAnswer(ZENML_CLOUD, 'session', {})).toBeNull();
    await newWorker().ask(ZENML_CLOUD, 'workspaces', {});
    expect(await freshAnswer(ZENML_CLOUD, 'organizations', {})).toBeNull();
    expect(await freshAnswer({ ...ZENML_CLOUD, id: 'own' }, 'workspaces', {})).toBeNull();
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
