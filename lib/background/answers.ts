import { browser } from 'wxt/browser';
import { type CacheEntry, cacheKey, type Identity } from '#lib/cache-entry.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Result } from '#lib/model/result.ts';
import type { Session } from '#lib/model/session.ts';
import { type Answer, type QueryData, type QueryInput, type QueryName, queries } from '#lib/protocol.ts';
import { changedSignal, signedOut } from '#lib/storage.ts';
import { purgeCache, readCache, writeCache } from './cache.ts';
import { hasHostAccess } from './host-access.ts';

/** What an operation gets besides its input. */
export interface OperationContext {
  controlPlane: ControlPlane;
  userId: string;
  /** Another question, from the cache when it is fresh. */
  ask<N extends QueryName>(query: N, input: QueryInput<N>): Promise<Answer<N>>;
  /** Shows what has been read so far; the whole answer follows. */
  progress(data: object): Promise<void>;
}

export type Operations = {
  [N in Exclude<QueryName, 'session'>]: (
    input: QueryInput<N>,
    context: OperationContext,
  ) => Promise<Result<QueryData<N>>>;
};

interface Dependencies {
  operations: Operations;
  /** Asks the control plane who is signed in. */
  readSession(controlPlane: ControlPlane): Promise<Session>;
}

/**
 * Answers questions from the cache or from ZenML: session first, equal questions at the same time once, what
 * was read is stored and announced. Nothing it keeps in memory changes an answer.
 */
export function createAnswers({ operations, readSession }: Dependencies) {
  const running = new Map<string, Promise<Answer<QueryName>>>();

  async function ask<N extends QueryName>(
    controlPlane: ControlPlane,
    query: N,
    input: QueryInput<N>,
    force = false,
  ): Promise<Answer<N>> {
    if (query === 'session') return (await askSession(controlPlane, force)) as Answer<N>;
    const { data: session, failure } = await askSession(controlPlane, false);
    if (session?.state !== 'signed-in') {
      return failed(session?.state === 'unknown' ? session.failure : SIGNED_OUT);
    }
    const identity = { controlPlaneId: controlPlane.id, userId: session.user.id };
    const cached = await readCache(identity, query, input);
    if (failure) return failed(failure, cached);
    if (cached && !force && !isStale(cached)) return answered(cached);
    return once(cacheKey(identity, query, input), () => run(controlPlane, identity, query, input, cached));
  }

  async function run<N extends QueryName>(
    controlPlane: ControlPlane,
    identity: Identity & { userId: string },
    query: N,
    input: QueryInput<N>,
    cached: CacheEntry | null,
  ): Promise<Answer<N>> {
    const context: OperationContext = {
      controlPlane,
      userId: identity.userId,
      ask: (other, otherInput) => ask(controlPlane, other, otherInput),
      async progress(data) {
        // While there is a whole answer on screen, half of a newer one would be a step back.
        if (cached) return;
        await writeCache(identity, query, input, data, PARTIAL_STALE_MS);
        await announce([query]);
      },
    };
    const operation = operations[query as keyof Operations] as (
      input: QueryInput<N>,
      context: OperationContext,
    ) => Promise<Result<QueryData<N>>>;
    const result = await operation(input, context);
    if (!result.ok) {
      const failure = result.failure.kind === 'signed-out' ? await judge401(controlPlane) : result.failure;
      return failed(failure, failure.kind === 'signed-out' ? null : cached);
    }
    // The account may have changed while ZenML answered: then this is nobody's answer.
    if ((await signedInAs(controlPlane)) !== identity.userId) return failed({ kind: 'other-identity' });
    const entry = await writeCache(identity, query, input, result.value, staleTimeOf(query, result.value));
    await announce([query]);
    return answered(entry);
  }

  async function askSession(controlPlane: ControlPlane, force: boolean): Promise<Answer<'session'>> {
    const identity = { controlPlaneId: controlPlane.id, userId: null };
    if (!(await hasHostAccess(controlPlane))) {
      const failure: Failure = { kind: 'no-host-permission', origin: controlPlane.apiOrigin };
      return { data: { state: 'unknown', failure }, failure: null, updatedAt: Date.now(), isStale: true };
    }
    const cached = await readCache(identity, 'session', {});
    if (cached && !force && !isStale(cached)) return answered(cached);
    return once(cacheKey(identity, 'session', {}), async () => {
      const session = await readSession(controlPlane);
      // ZenML cannot be asked just now: who was signed in last still is, as far as anybody knows.
      if (session.state === 'unknown' && cached) return failed(session.failure, cached);
      return keepSession(controlPlane, session);
    });
  }

  /** A 401 that ZenML gives for one route only is a refusal; only `/users/me` says that the session is over. */
  async function judge401(controlPlane: ControlPlane): Promise<Failure> {
    const session = (await askSession(controlPlane, true)).data;
    if (session?.state === 'signed-in') return { kind: 'forbidden', reason: null };
    return session?.state === 'unknown' ? session.failure : SIGNED_OUT;
  }

  /** The cached answer and its age; never goes to ZenML. */
  async function peek<N extends QueryName>(
    controlPlane: ControlPlane,
    query: N,
    input: QueryInput<N>,
  ): Promise<Answer<N> | null> {
    const userId = query === 'session' ? null : await signedInAs(controlPlane);
    if (query !== 'session' && userId === null) return null;
    const entry = await readCache({ controlPlaneId: controlPlane.id, userId }, query, input);
    return entry && answered(entry);
  }

  /** Two who ask the same at the same time wait for one answer. */
  function once<N extends QueryName>(key: string, work: () => Promise<Answer<N>>): Promise<Answer<N>> {
    const already = running.get(key) as Promise<Answer<N>> | undefined;
    if (already) return already;
    const promise = work().finally(() => running.delete(key));
    running.set(key, promise as Promise<Answer<QueryName>>);
    return promise;
  }

  return { ask, peek };
}

/** Several views that find the session ended at the same time ask once. */
const SIGNED_OUT_STALE_MS = 1_000;

const SIGNED_OUT: Failure = { kind: 'signed-out' };

const isStale = (entry: CacheEntry): boolean => Date.now() >= entry.staleAt;

/**
 * A list with a hole in it is soon worth asking again. Not at once: two open views that each announce what they
 * read would have each other ask without end.
 */
const PARTIAL_STALE_MS = 10_000;

const staleTimeOf = (query: QueryName, data: object): number =>
  'complete' in data && data.complete === false ? PARTIAL_STALE_MS : queries[query].staleTime;

const answered = <N extends QueryName>(entry: CacheEntry): Answer<N> => ({
  data: entry.data as QueryData<N>,
  failure: null,
  updatedAt: entry.updatedAt,
  isStale: isStale(entry),
});

const failed = <N extends QueryName>(failure: Failure, cached: CacheEntry | null = null): Answer<N> => ({
  data: cached && (cached.data as QueryData<N>),
  failure,
  updatedAt: cached?.updatedAt ?? null,
  isStale: true,
});

/** The account of the cached session, or null while nobody is known to be signed in. */
async function signedInAs(controlPlane: ControlPlane): Promise<string | null> {
  const entry = await readCache({ controlPlaneId: controlPlane.id, userId: null }, 'session', {});
  const session = entry?.data as Session | undefined;
  return session?.state === 'signed-in' ? session.user.id : null;
}

/** Stores the session and lets go of everything that it no longer covers. */
async function keepSession(controlPlane: ControlPlane, session: Session): Promise<Answer<'session'>> {
  const identity = { controlPlaneId: controlPlane.id, userId: null };
  if (session.state === 'unknown') {
    return { data: session, failure: null, updatedAt: Date.now(), isStale: true };
  }
  const before = await readCache(identity, 'session', {});
  const userId = session.state === 'signed-in' ? session.user.id : null;
  if (userId !== (await signedInAs(controlPlane))) await purgeCache(controlPlane.id, userId);
  const staleTime = session.state === 'signed-in' ? queries.session.staleTime : SIGNED_OUT_STALE_MS;
  const entry = await writeCache(identity, 'session', {}, session, staleTime);
  // Nothing new, nothing to announce: an announcement per question would make open views ask without end.
  if (JSON.stringify(before?.data) === JSON.stringify(session)) return answered(entry);
  await signedOut.update((ids) => {
    const others = ids.filter((id) => id !== controlPlane.id);
    return session.state === 'signed-out' ? [...others, controlPlane.id] : others;
  });
  await setBadge(session);
  await announce(['session']);
  return answered(entry);
}

const setBadge = (session: Session): Promise<void> =>
  browser.action.setBadgeText({ text: session.state === 'signed-out' ? '!' : '' });

const announce = (names: QueryName[]): Promise<void> =>
  changedSignal.write({ queries: names, at: Date.now() });
