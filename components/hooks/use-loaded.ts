import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { focusedBeside } from '#components/ui/focused-beside.ts';
import type { Part } from '#components/ui/part.ts';
import type { Failure } from '#lib/model/failure.ts';
import { PartsError } from '#lib/model/parts-error.ts';

/** A load that takes longer says so; before, an empty place is the quieter one. */
const QUIET_MS = 200;

/**
 * Loads a part that is shown, and says how that goes. One that failed is tried again by `retry`, and with each new `due`.
 * What comes in place of a notice that had the focus (`place`) gets it.
 */
export function useLoaded<P>(part: Part<P>, due?: object) {
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
  }, [part, attempt, due]);
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
