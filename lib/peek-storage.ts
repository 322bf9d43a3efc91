import { cacheKey, peeked, progressKey, readEntry } from './cache-entry.ts';
import type { ControlPlane } from './model/control-plane.ts';
import type { Session } from './model/session.ts';
import type { Answer, QueryInput, QueryName } from './protocol.ts';
import { sessionArea } from './session-area.ts';

/**
 * What is known already of a question, for our own pages: read from memory itself, so that a page paints although the
 * worker still starts. Null when nothing is known, or not whose answers may be shown. The session and the answer are
 * read at once, for the account that was signed in at the last look: views within views look one after the other.
 */
export async function peekStorage<N extends QueryName>(
  { id: controlPlaneId }: Pick<ControlPlane, 'id'>,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const keyOf = (userId: string | null, name: string, of: object) =>
    cacheKey({ controlPlaneId, userId }, name, of);
  const guessed = lastUserId;
  const [sessionKey, key] = [keyOf(null, 'session', {}), keyOf(guessed, query, input)];
  const stored = await readAnswers([sessionKey, key]);
  const session = await stored(sessionKey);
  const known = session?.data as Session | null | undefined;
  lastUserId = known?.state === 'signed-in' ? known.user.id : null;
  if (query === 'session') return session as Answer<N> | null;
  if (known?.state !== 'signed-in') return null;
  if (known.user.id === guessed) return (await stored(key)) as Answer<N> | null;
  const own = keyOf(known.user.id, query, input);
  const again = await readAnswers([own]);
  return (await again(own)) as Answer<N> | null;
}

/** A guess of whose answers are asked for next; what is shown is the answer of whom the session names. */
let lastUserId: string | null = null;

/** Stored answers and how far newer ones have come, by the keys of the answers. */
async function readAnswers(keys: string[]) {
  const stored = await sessionArea().get(keys.flatMap((key) => [key, progressKey(key)]));
  return async (key: string) => peeked(await readEntry(stored[key]), stored[progressKey(key)]);
}
