import { browser } from 'wxt/browser';
import type { Api } from '#lib/api/api.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { User } from '#lib/model/resources/user.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { Session } from '#lib/model/session.ts';
import type { Answer } from '#lib/protocol.ts';
import { changedSignal } from '#lib/storage.ts';
import { unlessEnding } from './unless-ending.ts';
import type { Journal } from './writes/journal.ts';
import { isReadBackAlarm, READ_BACK_ALARM } from './writes/read-back-alarm.ts';
import { createWrites, type Writes } from './writes/writes.ts';

interface Dependencies {
  api: Api;
  journal: Journal;
  controlPlanes(): Promise<readonly ControlPlane[]>;
  /** `force`: ZenML is asked, whatever was known. */
  askSession(controlPlane: ControlPlane, force?: boolean): Promise<Answer<'session'>>;
  /** Does work again that a person stopped along with what views ask. */
  unstopped<T>(controlPlaneId: string, work: () => Promise<Result<T>>): Promise<Result<T>>;
}

/**
 * Writing as the worker does it: with the browser's own locks, alarms and database. What an earlier worker left open
 * is read back now, when somebody signs in, and when it can be told. Part of what is loaded
 * when something is changed: whatever wakes a worker for it is heard by `go-on-changing.ts`, which loads it.
 */
export function createWorkerWrites({
  api,
  journal,
  controlPlanes,
  askSession,
  unstopped,
}: Dependencies): Writes {
  const writes = createWrites({
    api: { ...api, dialect: (controlPlane) => unstopped(controlPlane.id, () => api.dialect(controlPlane)) },
    journal,
    controlPlanes,
    signedInAs: (controlPlane, isAsked) =>
      unstopped(controlPlane.id, async () => userOf(await askSession(controlPlane, isAsked))),
    lock: (name, work) => navigator.locks.request(name, work),
    // A worker that is being stopped may fail to set it: what it leaves open the next one looks at when it starts.
    recoverAt: unlessEnding(async (when: number) => browser.alarms.create(READ_BACK_ALARM, { when })),
    now: () => Date.now(),
  });
  browser.alarms.onAlarm.addListener(({ name }: { name: string }) => {
    if (isReadBackAlarm(name)) void writes.recover();
  });
  changedSignal.watch(({ queries }) => {
    if (queries.includes('session')) void writes.recover();
  });
  void writes.recover();
  return writes;
}

/** The id of who is signed in, from the answer about the session. */
const userOf = (answer: Answer<'session'>): Result<string> => {
  const user = signedInUser(answer);
  return user.ok ? ok(user.value.id) : user;
};

/** Who is signed in, from the answer about the session, or why nobody is known to be. */
export function signedInUser({
  data,
  failure,
}: {
  data: Session | null;
  failure: Answer<'session'>['failure'];
}): Result<User> {
  if (data?.state === 'signed-in') return ok(data.user);
  if (data?.state === 'unknown') return fail(data.failure);
  return fail(failure ?? { kind: 'signed-out' });
}
