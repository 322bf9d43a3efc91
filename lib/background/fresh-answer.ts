import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Session } from '#lib/model/session.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import { answered } from './answered.ts';
import { readFresh } from './cache.ts';
import { hasHostAccess } from './host-access.ts';

/**
 * The kept answer that `answers.ts` would give without asking ZenML, found without that part of the worker: what was woken for a question
 * is then there sooner. Null where that part has to look.
 */
export async function freshAnswer<N extends QueryName>(
  controlPlane: ControlPlane,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const nobody = { controlPlaneId: controlPlane.id, userId: null };
  const [mayAsk, session] = await Promise.all([
    hasHostAccess(controlPlane),
    readFresh(nobody, 'session', {}),
  ]);
  if (!mayAsk || !session) return null;
  if (query === 'session') return answered(session) as Answer<N>;
  const who = session.data as Session;
  if (who.state !== 'signed-in') return null;
  const kept = await readFresh({ ...nobody, userId: who.user.id }, query, input);
  return kept && (answered(kept) as Answer<N>);
}
