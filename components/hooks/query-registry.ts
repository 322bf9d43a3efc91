import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Progress } from '#lib/protocol.ts';

/** A query that something on screen uses. */
export interface ActiveQuery {
  /** The same for equal questions. */
  key: string;
  updatedAt: number | null;
  isStale: boolean;
  isFetching: boolean;
  /** The walks of more than one page that it takes. */
  progress: Progress[];
  /** Epoch ms at which it is asked again by itself; else null. */
  retryAt: number | null;
  refetch(): void;
  /** No longer waits for an answer. */
  halt(): void;
}

/** The queries on screen, so that one header can tell their age and refresh them all. */
export interface QueryRegistry {
  set(owner: object, query: ActiveQuery): void;
  delete(owner: object): void;
  all(): ActiveQuery[];
  subscribe(listener: () => void): () => void;
}

export function createQueryRegistry(): QueryRegistry {
  const queries = new Map<object, ActiveQuery>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    set(owner, query) {
      queries.set(owner, query);
      tell();
    },
    delete(owner) {
      if (queries.delete(owner)) tell();
    },
    all: () => [...queries.values()],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const QueryRegistryContext = createContext<QueryRegistry>(createQueryRegistry());

/** The queries on screen, as they change. */
export function useActiveQueries(): ActiveQuery[] {
  const registry = useContext(QueryRegistryContext);
  const [, repaint] = useState(0);
  useEffect(() => registry.subscribe(() => repaint((count) => count + 1)), [registry]);
  return registry.all();
}

/** The age of what is on screen, and the way to renew it. */
export function useFreshness(): { staleSince: number | null; isFetching: boolean; refresh: () => void } {
  const registry = useContext(QueryRegistryContext);
  const active = useActiveQueries();
  const stale = active.flatMap((query) => (query.isStale && query.updatedAt ? [query.updatedAt] : []));
  return {
    staleSince: stale.length > 0 ? Math.min(...stale) : null,
    isFetching: active.some((query) => query.isFetching),
    refresh: () => {
      for (const query of registry.all()) query.refetch();
    },
  };
}
