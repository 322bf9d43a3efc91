import { useEffect, useState } from 'preact/hooks';
import { useActiveQueries } from './query-registry.ts';

/** Whether what is asked takes long, or waits to be asked. */
export interface Late {
  isLate: boolean;
  /** Something is on its way at this moment. */
  isFetching: boolean;
}

/** An answer that comes sooner needs no words. */
const LATE_MS = 600;

/** Whether a question on screen takes so long that something has to be said. */
export function useLate(): Late {
  const active = useActiveQueries();
  const isFetching = active.some((query) => query.isFetching);
  const isHeld = active.some(({ retryAt }) => retryAt !== null);
  const [hasPassed, setPassed] = useState(false);
  useEffect(() => {
    if (!isFetching) return setPassed(false);
    const timer = setTimeout(() => setPassed(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [isFetching]);
  return { isLate: (hasPassed && isFetching) || isHeld, isFetching };
}
