import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import type { Activity, Progress } from '#lib/protocol.ts';
import { type ActiveQuery, QueryRegistryContext, useActiveQueries } from './query-registry.ts';
import type { Late } from './use-late.ts';

/** What the person waits for. */
export interface Waiting {
  /** Epoch ms at which ZenML may be asked again; null while it did not ask to wait. */
  until: number | null;
  /** Requests without an answer. */
  left: number;
  /** Walks of more than one page, one for each list. */
  progress: Progress[];
}

const LOOK_EVERY_MS = 1_000;
/** What is shown stays for so long, so that nothing flickers. */
const STEADY_MS = 700;

/**
 * What the questions on screen wait for, once it takes long; null when nothing has to be said. The worker is asked
 * only meanwhile: seconds are counted down here.
 */
export function useWaiting({ isLate, isFetching }: Late): {
  waiting: Waiting | null;
  cancel: () => Promise<void>;
} {
  const { cancel } = usePlatform();
  const registry = useContext(QueryRegistryContext);
  const active = useActiveQueries();
  const activity = useActivity(isLate, isFetching);
  const waiting = isLate ? waitingFor(active, activity) : null;
  useCountdown(waiting);
  return {
    waiting: useSteady(waiting),
    cancel: useCallback(() => {
      for (const query of registry.all()) if (query.isFetching || query.retryAt !== null) query.halt();
      return cancel();
    }, [registry, cancel]),
  };
}

function waitingFor(active: ActiveQuery[], activity: Activity | null | undefined): Waiting | null {
  const held = active.filter(({ retryAt }) => retryAt !== null);
  const progress = new Map(active.flatMap((query) => query.progress.map((walk) => [walk.of, walk])));
  // How many are left is told by the worker: until then there would be a number that changes at once.
  if (activity === undefined && progress.size === 0) return null;
  const until = Math.max(activity?.pausedUntil ?? 0, ...held.map(({ retryAt }) => retryAt ?? 0));
  const isPaused = held.length > 0 || until > Date.now();
  const left = Math.max(activity?.waiting ?? 0, new Set(held.map(({ key }) => key)).size);
  if (!isPaused && left === 0 && progress.size === 0) return null;
  return {
    until: isPaused ? until : null,
    left: Math.max(1, left),
    progress: [...progress.values()],
  };
}

/** What the request queue does: looked at again and again while something is asked, once in a pause. */
function useActivity(isWanted: boolean, isFetching: boolean): Activity | null | undefined {
  const { activity } = usePlatform();
  const [known, setKnown] = useState<Activity | null | undefined>();
  useEffect(() => {
    if (!isWanted) return setKnown(undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const next = await activity().catch(() => null);
      if (isOver) return;
      setKnown(next);
      if (isFetching) timer = setTimeout(look, LOOK_EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isWanted, isFetching, activity]);
  return known;
}

/** Paints again at each full second that is left. */
function useCountdown(waiting: Waiting | null): void {
  const [, repaint] = useState(0);
  useEffect(() => {
    const left = (waiting?.until ?? 0) - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => repaint((count) => count + 1), left % 1000 || 1000);
    return () => clearTimeout(timer);
  });
}

function useSteady<T>(value: T | null): T | null {
  const last = useRef<{ value: T; since: number } | null>(null);
  const [, repaint] = useState(0);
  if (value !== null) last.current = { value, since: last.current?.since ?? performance.now() };
  const isOver = value === null;
  useEffect(() => {
    if (!isOver || !last.current) return;
    const forget = () => {
      last.current = null;
      repaint((count) => count + 1);
    };
    const timer = setTimeout(forget, Math.max(0, last.current.since + STEADY_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [isOver]);
  return last.current?.value ?? null;
}
