import type { ComponentType } from 'preact';
import { once } from '#lib/model/once.ts';
import { loadPartStyle } from './surface-style.ts';

/** A view whose code is loaded when it is first shown, or before, by `loadParts`. */
export interface Part<P> {
  /** Null until it is loaded. */
  View: ComponentType<P> | null;
  /** Loads it once. A failed load is forgotten, so that the next call tries again. */
  load: () => Promise<void>;
}

/** The part that `read` imports; a file that does not have it is like one that is not there. */
export function partOf<P>(read: () => Promise<ComponentType<P> | undefined>): Part<P> {
  const part: Part<P> = {
    View: null,
    load: once(async () => {
      // Nothing is shown without its style.
      const [View] = await Promise.all([read(), loadPartStyle()]);
      if (!View) throw new Error('A part without its view');
      part.View = View;
    }),
  };
  return part;
}
