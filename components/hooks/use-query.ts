import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { QueryData, QueryInput, QueryName } from '#lib/protocol.ts';
import { QueryRegistryContext } from './query-registry.ts';
import { type Painted, type Watch, watchQuery } from './watch-query.ts';

/** A query as a view sees it. */
export interface QueryState<N extends QueryName> {
  data: QueryData<N> | null;
  failure: Failure | null;
  updatedAt: number | null;
  isStale: boolean;
  /** Neither data nor failure yet. */
  isPending: boolean;
  /** An ask is under way, with or without data on screen. */
  isFetching: boolean;
  /** Asks ZenML again, however fresh the answer is. */
  refetch(): void;
}

/** Asks a question for as long as the view is on screen. Input null: there is nothing to ask yet. */
export function useQuery<N extends QueryName>(name: N, input: QueryInput<N> | null): QueryState<N> {
  const platform = usePlatform();
  const latest = useRef(platform);
  latest.current = platform;
  const watch = useRef<Watch | null>(null);
  const key = input && `${platform.controlPlane.id} ${name} ${JSON.stringify(input)}`;
  const [held, setHeld] = useState<{ key: string | null; painted: Painted<N> } | null>(null);

  // Watched by `key`, which says all that `name` and `input` say: a new but equal input is the same question.
  // Before the frame is painted: what is cached is then there with it, or one later, and not one later for each view within a view.
  useLayoutEffect(() => {
    if (!input) return;
    const started = watchQuery(
      () => latest.current,
      name,
      input,
      (painted) => setHeld({ key, painted }),
    );
    watch.current = started;
    return () => {
      started.stop();
      watch.current = null;
    };
  }, [key]);

  const refetch = useCallback(() => watch.current?.refetch(), []);
  const halt = useCallback(() => watch.current?.halt(), []);
  // What was painted for another input is not an answer to this one.
  const painted: Painted<N> = held?.key === key && held ? held.painted : key === null ? IDLE : ASKED;
  useRegistered(key, painted, refetch, halt);
  return stateOf(painted, refetch);
}

/** What is painted, as views take it. */
export const stateOf = <N extends QueryName>(
  { answer, isFetching }: Painted<N>,
  refetch: () => void,
): QueryState<N> => ({
  data: answer?.data ?? null,
  failure: answer?.failure ?? null,
  updatedAt: answer?.updatedAt ?? null,
  isStale: answer?.isStale ?? false,
  isPending: !answer?.data && !answer?.failure,
  isFetching,
  refetch,
});

/** What is registered of a painted query. */
export const activeOf = <N extends QueryName>(
  key: string,
  painted: Painted<N>,
  watch: Omit<Watch, 'stop'>,
) => {
  const { answer, ...rest } = painted;
  const { refetch, halt } = watch;
  return {
    key,
    updatedAt: answer?.updatedAt ?? null,
    isStale: answer?.isStale ?? false,
    ...rest,
    refetch,
    halt,
  };
};

const IDLE = { answer: null, isFetching: false, progress: [], retryAt: null };
export const ASKED = { ...IDLE, isFetching: true };

function useRegistered<N extends QueryName>(
  key: string | null,
  painted: Painted<N>,
  refetch: () => void,
  halt: () => void,
): void {
  const registry = useContext(QueryRegistryContext);
  const [owner] = useState({});
  useEffect(() => {
    if (key) registry.set(owner, activeOf(key, painted, { refetch, halt }));
    else registry.delete(owner);
  }, [registry, owner, key, painted, refetch, halt]);
  useEffect(() => () => registry.delete(owner), [registry, owner]);
}
