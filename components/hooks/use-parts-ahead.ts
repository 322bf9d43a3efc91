import { useEffect } from 'preact/hooks';
import { loadParts } from '#components/ui/lazy.tsx';
import { painted } from '#components/ui/painted.ts';

/** An idle moment that never comes is not waited for. */
const AT_MOST_MS = 2000;

/** Loads what the first view did without, one part in each idle moment, so that the next view is there when it is asked for. */
export function usePartsAhead(): void {
  useEffect(() => void painted().then(() => loadParts(idle)), []);
}

// Safari's engine has no such callback, and neither has a test's document.
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: AT_MOST_MS });
    else setTimeout(resolve);
  });
