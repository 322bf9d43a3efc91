import { createFinished } from '#lib/api/kept-walk.ts';
import { type CacheEntry, cacheKey, isStale } from '#lib/cache-entry.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { hasHoles, passingHole } from '#lib/model/holes.ts';
import { type Drift, withDrift } from '#lib/model/told-drift.ts';
import { type Answer, type QueryInput, type QueryName, queries } from '#lib/protocol.ts';
import { announce, answered, createOnce, failed } from './answered.ts';
import { type Found, findCached, wasExpired, writeProgress } from './cache.ts';
import type { Looked } from './fresh-answer.ts';
import { keep, type Owner } from './keep.ts';
import { createLatest } from './latest.ts';
import type { Operation, OperationContext, Operations } from './operation.ts';
import { peek } from './peek.ts';
import { hasRefusal, isCutShort, refused, says401 } from './read-result.ts';
import { createSessions, type SessionsOptions, SIGNED_OUT } from './sessions.ts';
import { createWalks, totalsOf } from './walks.ts';

interface Dependencies extends SessionsOptions {
  operations: Operations;
}

/**
 * An answer with a hole in it is soon worth asking again. Not at once: two open views that each announce what
 * they read would have each other ask without end.
 */
const HOLES_STALE_MS = 10_000;

/**
 * Answers questions from the cache or from ZenML: session first, equal questions at the same time once, what
 * was read is stored and announced. Nothing it keeps in memory changes an answer.
 */
export function createAnswers({ operations, ...sessionsOptions }: Dependencies) {
  const sessions = createSessions(sessionsOptions);
  const asking = createOnce<Answer<QueryName>>();

  async function ask<N extends QueryName>(
    controlPlane: ControlPlane,
    query: N,
    input: QueryInput<N>,
    force = false,
    looked: Looked | null = null,
  ): Promise<Answer<N>> {
    if (query === 'session') return (await sessions.ask(controlPlane, force, looked)) as Answer<N>;
    const ended = asking.ended();
    const { data: session, failure } = await sessions.ask(controlPlane, false, looked);
    if (session?.state !== 'signed-in') {
      return failed(session?.state === 'unknown' ? session.failure : SIGNED_OUT);
    }
    const owner: Owner = { controlPlaneId: controlPlane.id, userId: session.user.id };
    const key = cacheKey(owner, query, input);
    const isLast = looked?.found?.key === key && asking.ended() === ended;
    const cached = await readLast(owner, query, input, isLast ? looked.found : null);
    if (failure) return failed(failure, cached);
    if (cached && !force && !isStale(cached)) return answered(cached);
    const whole = cached && !hasHoles(cached.data) ? cached.data : null;
    const walks = createWalks(totalsOf(query, whole), async (progress) => {
      await writeProgress(owner, query, input, progress);
      if (progress.length > 0) await announce([query]);
    });
    const run = () =>
      read(controlPlane, owner, query, input, cached, force, walks).finally(walks.end) as Promise<
        Answer<QueryName>
      >;
    return (await asking.once(key, run)) as Answer<N>;
  }

  /**
   * The cached answer; `found`: where it has been looked up. A large one takes a while to unpack: what was asked and stored in
   * the meantime is not asked again.
   */
  async function readLast(
    owner: Owner,
    query: string,
    input: object,
    found: Found | null,
  ): Promise<CacheEntry | null> {
    for (let last = found; ; last = null) {
      const ended = asking.ended();
      const cached = await (last ?? (await findCached(owner, query, input))).entry();
      if (ended === asking.ended() || (cached && !isStale(cached))) return cached;
    }
  }

  async function read<N extends QueryName>(
    controlPlane: ControlPlane,
    owner: Owner,
    query: N,
    input: QueryInput<N>,
    cached: CacheEntry | null,
    isForced: boolean,
    walks: OperationContext['walks'],
  ): Promise<Answer<N>> {
    const operation = operations[query as keyof Operations] as Operation<N>;
    const begunAt = Date.now();
    // Stale from the start: should the worker be stopped midway, the next look asks again.
    const soFar = createLatest((data: object) => keep(owner, query, input, data, 0));
    // While there is a whole answer on screen, half of a newer one would be a step back.
    const isWhole = cached !== null && !hasHoles(cached.data);
    const finished = createFinished();
    let drifts: Drift[] = [];
    const context: OperationContext = {
      controlPlane,
      userId: owner.userId,
      priority: queries[query].priority,
      isForced,
      source: cacheKey(owner, query, input),
      finished,
      walks,
      ask: (other, otherInput) => ask(controlPlane, other, otherInput),
      noteDrift: (drift) => {
        if (drift.drifted) drifts.push(drift);
      },
      progress: async (data) => {
        // Nobody waits for it, and the whole answer follows: a worker that is being stopped may fail to store it.
        if (!isWhole) await soFar.show(data).catch(() => undefined);
      },
    };
    const run = async () => {
      drifts = [];
      const result = await operation(input, context);
      await finished.end(isCutShort(result));
      await soFar.end();
      return result;
    };
    let result = await run();
    if (says401(result)) {
      const over = await sessions.failureOf(controlPlane);
      if (over) return failed(over, over.kind === 'signed-out' ? null : cached);
      // Signed in after all: an earlier 401 may have closed the queue to this question too, so it is asked
      // once more. What still answers 401 refuses browser sessions by kind.
      result = refused(await run());
    }
    const isRefused = hasRefusal(result);
    if (!result.ok && !isRefused) return failed(result.failure, cached);
    // The account may have changed while ZenML answered: then this is nobody's answer. Who is refused what another
    // account may see would be told it in the other's name, so a refusal asks anew who is there.
    const { data: now, failure: whyNotKnown } = await sessions.ask(controlPlane, isRefused);
    if (now?.state === 'signed-out') return failed(SIGNED_OUT);
    // Who was there before is no proof of who got this.
    if (whyNotKnown) return failed(whyNotKnown, cached);
    if (now?.state !== 'signed-in' || now.user.id !== owner.userId) return failed({ kind: 'other-identity' });
    if (!result.ok) return failed(result.failure, cached);
    const hole = isWhole ? passingHole(result.value) : null;
    // Part of a newer answer does not replace a whole one: what was in the way of the rest may pass.
    if (hole) return failed(hole, cached);
    const usual = hasHoles(result.value) ? HOLES_STALE_MS : queries[query].staleTime;
    // Part of it may be from before a change.
    const staleTime = (await wasExpired(owner, query, begunAt)) ? 0 : usual;
    return keep(owner, query, input, withDrift(result.value, drifts), staleTime);
  }

  return { ask, peek, letGo: sessions.letGo };
}
