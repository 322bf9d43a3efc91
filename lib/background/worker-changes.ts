import { browser } from 'wxt/browser';
import type { Api } from '#lib/api/api.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { User } from '#lib/model/resources/user.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { policy } from '#lib/policy.ts';
import { changedSignal, editing, environments, production } from '#lib/storage.ts';
import { announce } from './answered.ts';
import { expireCache } from './cache.ts';
import { isChangeAlarm } from './changes/change-alarm.ts';
import type { ChangeStore } from './changes/change-store.ts';
import { type ChangesService, createChanges } from './changes/changes.ts';
import type { ChangesDependencies } from './changes/changes-dependencies.ts';
import { createSecrets } from './changes/secrets.ts';
import { createWakes } from './changes/wakes.ts';
import { unlessEnding } from './unless-ending.ts';
import type { Journal } from './writes/journal.ts';
import type { Writes } from './writes/writes.ts';

interface Dependencies {
  api: Api;
  store: ChangeStore;
  journal: Journal;
  writes: Writes;
  controlPlanes(): Promise<readonly ControlPlane[]>;
  ask: ChangesDependencies['ask'];
  pageObstacle: ChangesDependencies['pageObstacle'];
  /** Who is signed in; asked now, however fresh the answer is, with `isNow`. */
  signedInUser(controlPlane: ControlPlane, isNow: boolean): Promise<Result<User>>;
}

/**
 * Changing as the worker does it: with the browser's own locks, alarms and database. What an earlier worker left is gone
 * on with now, when somebody signs in, and at the time that was set. Part of what is loaded
 * when something is changed: whatever wakes a worker for it is heard by `go-on-changing.ts`, which loads it.
 */
export function createWorkerChanges({
  api,
  store,
  journal,
  writes,
  controlPlanes,
  ask,
  pageObstacle,
  signedInUser,
}: Dependencies): ChangesService {
  const lock = <T>(name: string, work: () => Promise<T>): Promise<T> => navigator.locks.request(name, work);
  const changes: ChangesService = createChanges({
    api,
    store,
    journal,
    writes,
    secrets: createSecrets(),
    controlPlanes,
    signedIn: async (controlPlane, isNow) => {
      const user = await signedInUser(controlPlane, isNow);
      return user.ok ? ok({ id: user.value.id, name: nameOfUser(user.value) }) : fail(user.failure);
    },
    ask,
    pageObstacle,
    isEditing: async (id) => (await editing.read()).includes(id),
    isMarked: async (id, workspaceId) => (await production.read()).includes(`${id}/${workspaceId}`),
    environments: environments.read,
    policy: policy.read,
    lock,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // A worker that is being stopped may fail to set it: the start of the next one does all that an alarm would.
    wakeAt: unlessEnding(createWakes(() => changes.resume())),
    announce,
    expire: expireCache,
    now: () => Date.now(),
  });
  browser.alarms.onAlarm.addListener(({ name }: { name: string }) => {
    if (isChangeAlarm(name)) void changes.resume();
  });
  changedSignal.watch(({ queries }) => {
    if (queries.includes('session')) void changes.resume();
  });
  void changes.resume();
  return changes;
}
