import { isStale } from '#lib/cache-entry.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Session } from '#lib/model/session.ts';
import { type Answer, queries } from '#lib/protocol.ts';
import { announce, answered, createOnce, failed } from './answered.ts';
import { purgeCache, readCache, writeCache } from './cache.ts';
import type { Looked } from './fresh-answer.ts';
import { hasHostAccess } from './host-access.ts';
import { markSignedOut } from './signed-out-mark.ts';

export const SIGNED_OUT: Failure = { kind: 'signed-out' };

/** Several views that find the session ended at the same time ask once. */
const SIGNED_OUT_STALE_MS = 1_000;

const identityOf = ({ id }: ControlPlane) => ({ controlPlaneId: id, userId: null });

export interface SessionsOptions {
  /** Asks the control plane who is signed in. */
  readSession(controlPlane: ControlPlane): Promise<Session>;
  /** Another account is signed in than before, or none (null). */
  onAccount(controlPlaneId: string, userId: string | null): unknown;
}

/** Who is signed in, as asked of each control plane and kept (ARCHITECTURE.md, "Session"). */
export function createSessions({ readSession, onAccount }: SessionsOptions) {
  const asking = createOnce<Answer<'session'>>();

  async function ask(
    controlPlane: ControlPlane,
    force: boolean,
    looked: Looked | null = null,
  ): Promise<Answer<'session'>> {
    if (!(await hasHostAccess(controlPlane))) {
      return unknown({ kind: 'no-host-permission', origin: controlPlane.apiOrigin });
    }
    const cached = looked ? looked.session : await readCache(identityOf(controlPlane), 'session', {});
    if (cached && !force && !isStale(cached)) return answered(cached);
    const earlier = force ? await asking.running(controlPlane.id) : undefined;
    // One that was on its way before may have left before the sign-in that this one is about.
    if (earlier?.data?.state === 'signed-in') return earlier;
    return asking.once(controlPlane.id, async () => {
      const session = await readSession(controlPlane);
      if (session.state !== 'unknown') return keep(controlPlane, session, onAccount);
      // ZenML cannot be asked just now: who was signed in last still is, as far as anybody knows.
      return cached ? failed(session.failure, cached) : unknown(session.failure);
    });
  }

  /** Only `/users/me` says that a session is over. Null: it goes on. */
  async function failureOf(controlPlane: ControlPlane): Promise<Failure | null> {
    const { data, failure } = await ask(controlPlane, true);
    if (failure) return failure;
    if (data?.state === 'unknown') return data.failure;
    return data?.state === 'signed-in' ? null : SIGNED_OUT;
  }

  /** Lets go of who was signed in and of all that was read as them, without a word about who is now. */
  async function letGo({ id }: ControlPlane): Promise<void> {
    await onAccount(id, null);
    await purgeCache(id);
    await announce(['session']);
  }

  return { ask, failureOf, letGo };
}

const unknown = (failure: Failure): Answer<'session'> => ({
  data: { state: 'unknown', failure },
  failure: null,
  updatedAt: Date.now(),
  isStale: true,
});

/** The account of the kept session, or null while nobody is known to be signed in. */
export async function signedInAs(controlPlane: ControlPlane): Promise<string | null> {
  const entry = await readCache(identityOf(controlPlane), 'session', {});
  const session = entry?.data as Session | undefined;
  return session?.state === 'signed-in' ? session.user.id : null;
}

/** Stores the session and lets go of everything that it no longer covers. */
async function keep(
  controlPlane: ControlPlane,
  session: Exclude<Session, { state: 'unknown' }>,
  onAccount: SessionsOptions['onAccount'],
): Promise<Answer<'session'>> {
  const identity = identityOf(controlPlane);
  const before = await readCache(identity, 'session', {});
  const userId = session.state === 'signed-in' ? session.user.id : null;
  if (userId !== (await signedInAs(controlPlane))) {
    await onAccount(controlPlane.id, userId);
    await purgeCache(controlPlane.id, userId);
  }
  const staleTime = session.state === 'signed-in' ? queries.session.staleTime : SIGNED_OUT_STALE_MS;
  const { entry } = await writeCache(identity, 'session', {}, session, staleTime);
  // Nothing new, nothing to announce: an announcement per question would make open views ask without end.
  if (JSON.stringify(before?.data) === JSON.stringify(session)) return answered(entry);
  await markSignedOut(controlPlane.id, session.state === 'signed-out');
  await announce(['session']);
  return answered(entry);
}
