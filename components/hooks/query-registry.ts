import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

/** A query that something on screen uses. */
export interface ActiveQuery {
  updatedAt: number | null;
  isStale: boolean;
  isFetching: boolean;
  refetch(): void;
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

/** The age of what is on screen, and the way to renew it. */
export function useFreshness(): { staleSince: number | null; isFetching: boolean; refresh: () => void } {
  const registry = useContext(QueryRegistryContext);
  const [, repaint] = useState(0);
  useEffect(() => registry.subscribe(() => repaint((count) => count + 1)), [registry]);
  const active = registry.all();
  const stale = active.flatMap((query) => (query.isStale && query.updatedAt ? [query.updatedAt] : []));
  return {
    staleSince: stale.length > 0 ? Math.min(...stale) : null,
    isFetching: active.some((query) => query.isFetching),
    refresh: () => {
      for (const query of registry.all()) query.refetch();
    },
  };
}
