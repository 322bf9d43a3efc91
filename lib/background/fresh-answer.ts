import { type CacheEntry, isStale } from '#lib/cache-entry.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import { answered } from './answered.ts';
import { type Found, findCached, readCache } from './cache.ts';
import { hasHostAccess } from './host-access.ts';

/** What was read while a fresh answer was looked for, so that asking does not read it again. */
export interface Looked {
  session: CacheEntry | null;
  /** The answer for whoever that is; null: not looked for. */
  found: Found | null;
}

/**
 * The kept answer that `answers.ts` would give without asking ZenML, found without that part of the worker: what was woken for a question
 * is then there sooner. Null where that part has to ask, with what it need not read again.
 */
export async function freshAnswer<N extends QueryName>(
  controlPlane: ControlPlane,
  query: N,
  input: QueryInput<N>,
): Promise<{ answer: Answer<N> | null; looked: Looked | null }> {
  const nobody = { controlPlaneId: controlPlane.id, userId: null };
  const [mayAsk, session] = await Promise.all([
    hasHostAccess(controlPlane),
    readCache(nobody, 'session', {}),
  ]);
  if (!mayAsk) return NOT_LOOKED;
  const who = session && !isStale(session) ? (session.data as Session) : null;
  if (session && who && query === 'session') return fresh<N>(session);
  if (who?.state !== 'signed-in') return { answer: null, looked: { session, found: null } };
  const found = await findCached({ ...nobody, userId: who.user.id }, query, input);
  const kept = found.isFresh ? await found.entry() : null;
  return kept ? fresh<N>(kept) : { answer: null, looked: { session, found } };
}

export const NOT_LOOKED = { answer: null, looked: null };

const fresh = <N extends QueryName>(entry: CacheEntry) => ({ answer: answered<N>(entry), looked: null });
