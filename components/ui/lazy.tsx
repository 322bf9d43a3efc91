import type { ComponentChildren, ComponentType, VNode } from 'preact';
import { useLoaded } from '#components/hooks/use-loaded.ts';
import { PartFailed } from './PartFailed.tsx';
import { partOf } from './part.ts';
import { Skeleton } from './Skeleton.tsx';

/** What loads each part of the code that is here, by the component that shows it; what arrives may add more. */
const parts = new Map<unknown, () => Promise<void>>();

/**
 * A component whose code is a file of its own: `lazy(() => import('./View.tsx').then(({ View }) => View))`. It renders at
 * once when the code is there, and until then a busy place in which nothing is seen; a load that fails is said, with a way to try
 * again. What nobody asked to see is `silent`: nothing is in its place while it loads, nor when it does not, and it is tried again
 * whenever it would change.
 */
export function lazy<P extends object>(
  read: () => Promise<ComponentType<P> | undefined>,
  manner: 'said' | 'silent' = 'said',
): (props: P) => ComponentChildren {
  const part = partOf(read);
  const Lazy = (props: P) => {
    const { isSlow, failed, retry, isBusy, place } = useLoaded(part, manner === 'silent' ? props : undefined);
    if (part.View) return <part.View {...props} />;
    if (manner === 'silent') return null;
    if (failed) return <PartFailed failure={failed.failure} onRetry={retry} isBusy={isBusy} place={place} />;
    return isSlow ? <Skeleton rows={3} /> : <div aria-busy="true" hidden />;
  };
  parts.set(Lazy, part.load);
  return Lazy;
}

/** Begins to load what is a part among these, which nobody renders yet. */
export function loadAhead(views: readonly (VNode | null)[]): void {
  for (const view of views) {
    const load = parts.get(view?.type);
    load?.().catch(() => undefined);
  }
}

/**
 * Begins to load one part after the other, and then what they brought with them. None is waited for, since one may never come; one
 * that fails is loaded again when it is shown. Resolves when all are there or failed.
 */
export async function loadParts(between: () => Promise<unknown> = async () => undefined): Promise<void> {
  const begun = new Set<() => Promise<void>>();
  const goOn = async (): Promise<void> => {
    const loads: Promise<void>[] = [];
    for (const load of parts.values()) {
      if (begun.has(load)) continue;
      begun.add(load);
      await between();
      loads.push(load().then(goOn, () => undefined));
    }
    await Promise.all(loads);
  };
  await goOn();
}
