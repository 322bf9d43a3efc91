import type { ListName } from '#lib/api/endpoints.ts';
import type { Progress } from '#lib/protocol.ts';

/** Every page of a fast server would have every open view read the cache again. */
const TELL_EVERY_MS = 400;

/** A walk over the pages of one list. */
export interface Walk {
  /** A page came and more may follow: so many rows are there. */
  read(loaded: number): void;
  end(): void;
}

/** How many rows an earlier whole answer had, by list: the only totals that are known, since ZenML tells none. */
export function totalsOf(query: string, whole: unknown): Partial<Record<string, number>> {
  return {
    [query]: rowsIn(whole),
    members: rowsIn(partOf(whole, 'people')),
    teams: rowsIn(partOf(whole, 'teams')),
  };
}

const partOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).find(([key]) => key === name)?.[1]
    : undefined;

function rowsIn(data: unknown): number | undefined {
  const items = partOf(data, 'items');
  return Array.isArray(items) ? items.length : undefined;
}

/**
 * The walks of one answer that have more than one page, as they go on. Walks of the same kind (the members of each
 * team) are one progress, until the last of them has ended.
 */
export function createWalks(
  totals: Partial<Record<string, number>>,
  tell: (progress: Progress[]) => Promise<void>,
) {
  const walks = new Map<Walk, { of: ListName; loaded: number; isOver: boolean }>();
  let told = Number.NEGATIVE_INFINITY;
  let telling = Promise.resolve();

  const progress = (): Progress[] => {
    const going = [...walks.values()];
    const kinds = new Set(going.filter(({ isOver }) => !isOver).map(({ of }) => of));
    return [...kinds].map((of) => {
      const loaded = going.filter((walk) => walk.of === of).reduce((sum, walk) => sum + walk.loaded, 0);
      const total = totals[of] ?? null;
      // More than there were: how many there are now is not known.
      return { of, loaded, total: total !== null && loaded <= total ? total : null };
    });
  };

  return {
    start(of: ListName): Walk {
      const walk: Walk = {
        read(loaded) {
          walks.set(walk, { of, loaded, isOver: false });
          if (performance.now() - told < TELL_EVERY_MS) return;
          told = performance.now();
          const now = progress();
          // Nobody waits for it: a worker that is being stopped may fail to tell.
          telling = telling.then(() => tell(now)).catch(() => undefined);
        },
        end() {
          const ended = walks.get(walk);
          if (ended) walks.set(walk, { ...ended, isOver: true });
        },
      };
      return walk;
    },
    /** The answer is there, or failed: there is no progress any more. */
    async end(): Promise<void> {
      if (walks.size > 0) await telling.then(() => tell([]));
    },
  };
}
