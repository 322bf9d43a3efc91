import type { ComponentChildren, ComponentType, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '#lib/model/failure.ts';
import { PartsError } from '#lib/model/parts-error.ts';
import { focusedBeside } from './focused-beside.ts';
import { PartFailed } from './PartFailed.tsx';
import { loadPartStyle } from './part-style.ts';
import { Skeleton } from './Skeleton.tsx';

/** A load that takes longer says so; before, an empty place is the quieter one. */
const QUIET_MS = 200;

/** A view whose code is loaded when it is first shown, or before, by `loadParts`. */
interface Part<P> {
  /** Null until it is loaded. */
  View: ComponentType<P> | null;
  /** Loads it once. A failed load is forgotten, so that the next call tries again. */
  load: () => Promise<void>;
}

function partOf<P>(read: () => Promise<ComponentType<P> | undefined>): Part<P> {
  let loading: Promise<void> | null = null;
  const part: Part<P> = {
    View: null,
    load() {
      // Nothing is shown without its style.
      loading ??= Promise.all([read(), loadPartStyle()])
        .then(
          // A file that does not have it failed like one that is not there.
          ([View]) => {
            if (!View) throw new Error('A part without its view');
            part.View = View;
          },
        )
        .catch((error: unknown) => {
          loading = null;
          throw error;
        });
      return loading;
    },
  };
  return part;
}

/** All parts of the code that is loaded, by their components; what arrives may add more. */
const parts = new Map<unknown, Pick<Part<object>, 'load'>>();

/**
 * A component whose code is a file of its own: `lazy(() => import('./View.tsx').then(({ View }) => View))`. It renders at
 * once when the code is there, and nothing until then; a load that fails is said, with a way to try again. What nobody asked
 * to see is `silent`: nothing is in its place while it loads, nor when it does not.
 */
export function lazy<P extends object>(
  read: () => Promise<ComponentType<P> | undefined>,
  manner: 'said' | 'silent' = 'said',
): (props: P) => ComponentChildren {
  const part = partOf(read);
  const Lazy = (props: P) => {
    const { isSlow, failed, retry, isBusy, place } = useLoaded(part);
    if (part.View) return <part.View {...props} />;
    if (manner === 'silent') return null;
    if (failed) return <PartFailed failure={failed.failure} onRetry={retry} isBusy={isBusy} place={place} />;
    return isSlow ? <Skeleton rows={3} /> : null;
  };
  parts.set(Lazy, part);
  return Lazy;
}

/** Begins to load what is a part among these, which nobody renders yet. */
export function loadAhead(views: readonly (VNode | null)[]): void {
  for (const view of views)
    parts
      .get(view?.type)
      ?.load()
      .catch(() => undefined);
}

/**
 * Begins to load one part after the other, and then what they brought with them. None is waited for, since one may never come; one
 * that fails is loaded again when it is shown. Resolves when all are there or failed.
 */
export async function loadParts(between: () => Promise<unknown> = async () => undefined): Promise<void> {
  const begun = new Set<object>();
  const goOn = async (): Promise<void> => {
    const loads: Promise<void>[] = [];
    for (const part of parts.values()) {
      if (begun.has(part)) continue;
      begun.add(part);
      await between();
      loads.push(part.load().then(goOn, () => undefined));
    }
    await Promise.all(loads);
  };
  await goOn();
}

function useLoaded<P>(part: Part<P>) {
  const [isSlow, setSlow] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ attempt: number; failure: Failure | null } | null>(null);
  const [isThere, setThere] = useState(part.View !== null);
  const place = useRef<HTMLDivElement>(null);
  /** What was around a notice that had the focus. */
  const left = useRef<Element | null>(null);
  // Before the paint, so that the load begins with it.
  useLayoutEffect(() => {
    if (part.View) return;
    let isWanted = true;
    part.load().then(
      () => {
        if (!isWanted) return;
        const notice = place.current;
        if (notice?.contains(focusedBeside(notice))) left.current = notice.parentElement;
        setThere(true);
      },
      (error: unknown) =>
        isWanted && setFailed({ attempt, failure: error instanceof PartsError ? error.failure : null }),
    );
    return () => {
      isWanted = false;
    };
  }, [part, attempt]);
  useLayoutEffect(() => {
    if (left.current) focusHeading(left.current);
    left.current = null;
  }, [isThere]);
  useEffect(() => {
    if (part.View) return;
    const late = setTimeout(() => setSlow(true), QUIET_MS);
    return () => clearTimeout(late);
  }, [part]);
  return {
    isSlow,
    failed,
    isBusy: failed !== null && failed.attempt < attempt,
    place,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** The heading of what came in place of the button that was pressed, or what is around it, unless something in it took the focus itself. */
function focusHeading(within: Element): void {
  if (focusedBeside(within)) return;
  const heading = within.querySelector<HTMLElement>('h2[tabindex]');
  (heading ?? within.closest<HTMLElement>('[tabindex]'))?.focus();
}
