import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import type { QueryInput, QueryName } from '#lib/protocol.ts';
import { QueryRegistryContext } from './query-registry.ts';
import { ASKED, activeOf, type QueryState, stateOf } from './use-query.ts';
import { type Painted, type Watch, watchQuery } from './watch-query.ts';

/** One question about several things at the same time, each answered as it comes; in the order of the inputs. */
export function useQueries<N extends QueryName>(name: N, inputs: readonly QueryInput<N>[]): QueryState<N>[] {
  const platform = usePlatform();
  const latest = useRef(platform);
  latest.current = platform;
  const registry = useContext(QueryRegistryContext);
  const watches = useRef(new Map<string, Watch>());
  const [held, setHeld] = useState<ReadonlyMap<string, Painted<N>>>(new Map());
  const keys = inputs.map((input) => `${platform.controlPlane.id} ${name} ${JSON.stringify(input)}`);

  // Watched by the keys, which say all that `name` and `inputs` say.
  useEffect(() => {
    const ends = inputs.map((input, at) => {
      const key = keys[at] ?? '';
      const owner = {};
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ways = {
        refetch: () => watches.current.get(key)?.refetch(),
        halt: () => watches.current.get(key)?.halt(),
      };
      const watch = watchQuery(
        () => latest.current,
        name,
        input,
        (painted) => {
          registry.set(owner, activeOf(key, painted, ways));
          // An answer about ten thousand people has just been unfolded: what is made of it gets a task of its own.
          clearTimeout(timer);
          timer = setTimeout(() => setHeld((before) => new Map(before).set(key, painted)));
        },
      );
      watches.current.set(key, watch);
      return () => {
        clearTimeout(timer);
        watch.stop();
        watches.current.delete(key);
        registry.delete(owner);
      };
    });
    return () => {
      for (const end of ends) end();
    };
  }, [keys.join('\n')]);

  return keys.map((key) => stateOf(held.get(key) ?? ASKED, () => watches.current.get(key)?.refetch()));
}
