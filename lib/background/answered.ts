import { type CacheEntry, isStale } from '#lib/cache-entry.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Answer, QueryData, QueryName } from '#lib/protocol.ts';
import { changedSignal } from '#lib/storage.ts';

/** A stored answer as views get it. */
export const answered = <N extends QueryName>(entry: CacheEntry): Answer<N> => ({
  data: entry.data as QueryData<N>,
  failure: null,
  updatedAt: entry.updatedAt,
  isStale: isStale(entry),
});

/** A failure, with the earlier answer that it leaves standing. */
export const failed = <N extends QueryName>(
  failure: Failure,
  cached: CacheEntry | null = null,
): Answer<N> => ({
  data: cached && (cached.data as QueryData<N>),
  failure,
  updatedAt: cached?.updatedAt ?? null,
  isStale: true,
});

/** Tells every open view which queries have new answers; where storage is full nobody hears of it, and who asked is answered all the same. */
export const announce = (names: readonly string[]): Promise<void> =>
  ifThereIsRoom(changedSignal.write({ queries: [...names], at: Date.now() }));

/** Does equal work that is wanted at the same time once. Losing it means doing it again. */
export function createOnce<T>() {
  const running = new Map<string, Promise<T>>();
  let ended = 0;
  return {
    /** How much of it is over: while this stays the same, no work has come to its end. */
    ended: (): number => ended,
    running: (key: string): Promise<T> | undefined => running.get(key),
    once(key: string, work: () => Promise<T>): Promise<T> {
      const already = running.get(key);
      if (already) return already;
      const promise = work().finally(() => {
        running.delete(key);
        ended += 1;
      });
      running.set(key, promise);
      return promise;
    },
  };
}
